package org.lesionlens.ui.faithfulness;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lesionlens.explain.PerturbationCurve;
import org.lesionlens.faithfulness.CurveComparison;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Plot;
import org.lesionlens.ui.fx.PlotPath;
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
        setId("faithfulness-" + name);
        double map = curves.map().area();
        double random = curves.random().area();
        boolean good = smallIsGood ? map < random : map > random;
        var verdict =
                SectionParts.text("verdict", texts.get(good ? "curve.better" : "curve.worse"));
        verdict.setId("faithfulness-" + name + "-verdict");
        getChildren()
                .addAll(
                        SectionParts.text("section-title", texts.get(name + ".title")),
                        chart(curves),
                        areas(map, random),
                        verdict,
                        SectionParts.text("reading", texts.get(name + ".reading")),
                        SectionParts.text("paper", texts.get("curve.paper")));
    }

    private Plot chart(CurveComparison curves) {
        var chart =
                new Plot(
                        Plot.axis(
                                texts.get("curve.pixels"),
                                0,
                                1,
                                TICKS,
                                share -> texts.get("percent", Formats.whole(100 * share))),
                        Plot.axis(texts.get("curve.probability"), 0, 1, TICKS, Formats::share));
        chart.setId("faithfulness-" + name + "-chart");
        chart.setAccessibleText(
                texts.get(
                        "curve.accessible",
                        texts.get(name + ".title"),
                        Formats.probability(curves.map().area()),
                        Formats.probability(curves.random().area())));
        add(chart, "random", curves.random()); // below the map's
        add(chart, "map", curves.map());
        return chart;
    }

    private static void add(Plot chart, String which, PerturbationCurve curve) {
        var line = new PlotPath("line", which);
        chart.add(line);
        line.show(
                chart,
                List.of(
                        curve.points().stream()
                                .map(point -> new Point2D(point.replaced(), point.probability()))
                                .toList()));
    }

    private GridPane areas(double map, double random) {
        var areas = new GridPane();
        areas.getStyleClass().add("numbers");
        areas.addRow(0, swatch("map"), name("curve.map"), area("map", map));
        areas.addRow(1, swatch("random"), name("curve.random"), area("random", random));
        return areas;
    }

    private Label name(String key) {
        var label = SectionParts.text("name", texts.get(key));
        label.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private Label area(String which, double area) {
        return SectionParts.number(
                "faithfulness-%s-%s".formatted(name, which), Formats.probability(area));
    }

    private static Region swatch(String curve) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", curve);
        return swatch;
    }
}
