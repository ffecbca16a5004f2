package org.lesionlens.ui.believe;

import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.lesionlens.analysis.CurveComparison;
import org.lesionlens.explain.PerturbationCurve;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** Deletion or insertion: two curves, the areas under them, and how to read them. */
final class CurveSection extends VBox {

    private static final double TICKS = 0.25;

    private final Texts texts;
    private final String name;

    /**
     * @param name {@code deletion} or {@code insertion}: start of its texts' keys and ids
     * @param smallIsGood true if a map does well whose area is smaller than that of chance
     */
    CurveSection(Texts texts, String name, CurveComparison curves, boolean smallIsGood) {
        this.texts = texts;
        this.name = name;
        getStyleClass().add("section");
        setId("believe-" + name);
        double map = curves.map().area();
        double random = curves.random().area();
        boolean good = smallIsGood ? map < random : map > random;
        var verdict = Parts.text("verdict", texts.get(good ? "curve.better" : "curve.worse"));
        verdict.setId("believe-" + name + "-verdict");
        getChildren()
                .addAll(
                        Parts.text("section-title", texts.get(name + ".title")),
                        chart(curves),
                        areas(map, random),
                        verdict,
                        Parts.text("reading", texts.get(name + ".reading")),
                        Parts.text("paper", texts.get("curve.paper")));
    }

    private LineChart<Number, Number> chart(CurveComparison curves) {
        var chart = new LineChart<>(axis("curve.pixels", true), axis("curve.probability", false));
        chart.setId("believe-" + name + "-chart");
        chart.setAnimated(false);
        chart.setCreateSymbols(false);
        chart.setLegendVisible(false);
        chart.setAccessibleText(
                texts.get(
                        "curve.accessible",
                        texts.get(name + ".title"),
                        Formats.probability(curves.map().area()),
                        Formats.probability(curves.random().area())));
        chart.getData().add(series(curves.random())); // below the map's
        chart.getData().add(series(curves.map()));
        return chart;
    }

    private NumberAxis axis(String label, boolean percent) {
        var axis = new NumberAxis(0, 1, TICKS);
        axis.setLabel(texts.get(label));
        axis.setMinorTickVisible(false);
        axis.setTickLabelFormatter(
                new StringConverter<>() {
                    @Override
                    public String toString(Number value) {
                        return percent
                                ? texts.get("percent", Formats.whole(100 * value.doubleValue()))
                                : Formats.share(value.doubleValue());
                    }

                    @Override
                    public Number fromString(String text) {
                        throw new UnsupportedOperationException(text);
                    }
                });
        return axis;
    }

    private static XYChart.Series<Number, Number> series(PerturbationCurve curve) {
        var series = new XYChart.Series<Number, Number>();
        curve.points()
                .forEach(point ->
                        series.getData()
                                .add(new XYChart.Data<>(point.replaced(), point.probability())));
        return series;
    }

    private GridPane areas(double map, double random) {
        var areas = new GridPane();
        areas.getStyleClass().add("numbers");
        areas.addRow(0, swatch("map"), name("curve.map"), area("map", map));
        areas.addRow(1, swatch("random"), name("curve.random"), area("random", random));
        return areas;
    }

    private Label name(String key) {
        var label = Parts.text("name", texts.get(key));
        label.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private Label area(String which, double area) {
        return Parts.number("believe-%s-%s".formatted(name, which), Formats.probability(area));
    }

    private static Region swatch(String curve) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", curve);
        return swatch;
    }
}
