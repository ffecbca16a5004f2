package org.lesionlens.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.collections.FXCollections;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.input.MouseEvent;
import javafx.util.StringConverter;

/**
 * A diagram with two axes of numbers. What it shows are layers; each draws itself once and moves
 * alone, so that dragging one costs nothing for the others.
 */
public final class Plot extends XYChart<Number, Number> {

    private final NumberAxis across;
    private final NumberAxis up;
    private final List<Layer> layers = new ArrayList<>();

    /** Something that is drawn in a plot. */
    public interface Layer {

        /** What is drawn. */
        Node node();

        /** Puts it where it belongs in {@code plot}, whose size has changed. */
        void place(Plot plot);
    }

    /**
     * @param across axis at the bottom
     * @param up axis at the left
     */
    public Plot(NumberAxis across, NumberAxis up) {
        super(across, up);
        this.across = across;
        this.up = up;
        getStyleClass().add("plot");
        setAnimated(false);
        setLegendVisible(false);
        setHorizontalZeroLineVisible(false);
        setVerticalZeroLineVisible(false);
        setData(FXCollections.observableArrayList()); // without, a chart lays nothing out
    }

    /**
     * An axis whose numbers read as {@code words} says.
     *
     * @param step between two ticks
     */
    public static NumberAxis axis(
            String label, double low, double high, double step, DoubleFunction<String> words) {
        var axis = new NumberAxis(low, high, step);
        axis.setLabel(label);
        axis.setAnimated(false);
        axis.setMinorTickVisible(false);
        axis.setTickLabelFormatter(
                new StringConverter<>() {
                    @Override
                    public String toString(Number value) {
                        return words.apply(value.doubleValue());
                    }

                    @Override
                    public Number fromString(String text) {
                        throw new UnsupportedOperationException(text);
                    }
                });
        return axis;
    }

    /** Adds a layer over those that are there; what leaves the axes is cut off. */
    public void add(Layer layer) {
        layers.add(layer);
        getPlotChildren().add(layer.node());
    }

    /** Adds a layer over all others that may stand out beyond the axes. */
    public void addOnTop(Layer layer) {
        layers.add(layer);
        layer.node().setManaged(false);
        getChartChildren().add(layer.node());
    }

    /** Puts {@code layer} where it belongs now, if the plot has a size already. */
    public void place(Layer layer) {
        if (isLaidOut()) {
            layer.place(this);
        }
    }

    /** True once values have places. */
    boolean isLaidOut() {
        return across.getWidth() > 0 && up.getHeight() > 0;
    }

    /** Where a value lies, in pixels from the left end of the lower axis. */
    public double x(double value) {
        return across.getDisplayPosition(value);
    }

    /** Where a value lies, in pixels from the upper end of the left axis. */
    public double y(double value) {
        return up.getDisplayPosition(value);
    }

    /** The same for a layer on top. */
    Point2D onTop(double x, double y) {
        return new Point2D(across.getLayoutX() + x(x), up.getLayoutY() + y(y));
    }

    /** The values at the pointer; none if it is outside the axes. */
    public Optional<Point2D> at(MouseEvent event) {
        Point2D values = near(event);
        boolean inside =
                values.getX() >= across.getLowerBound()
                        && values.getX() <= across.getUpperBound()
                        && values.getY() >= up.getLowerBound()
                        && values.getY() <= up.getUpperBound();
        return inside ? Optional.of(values) : Optional.empty();
    }

    /** The values at the pointer, wherever it is. */
    public Point2D near(MouseEvent event) {
        return new Point2D(
                across.getValueForDisplay(
                                across.sceneToLocal(event.getSceneX(), event.getSceneY()).getX())
                        .doubleValue(),
                up.getValueForDisplay(up.sceneToLocal(event.getSceneX(), event.getSceneY()).getY())
                        .doubleValue());
    }

    @Override
    protected void layoutPlotChildren() {
        layers.forEach(this::place);
    }

    @Override
    protected void dataItemAdded(
            Series<Number, Number> series, int index, Data<Number, Number> item) {
        throw new UnsupportedOperationException("a plot has layers, not data");
    }

    @Override
    protected void dataItemRemoved(Data<Number, Number> item, Series<Number, Number> series) {
        throw new UnsupportedOperationException("a plot has layers, not data");
    }

    @Override
    protected void dataItemChanged(Data<Number, Number> item) {
        throw new UnsupportedOperationException("a plot has layers, not data");
    }

    @Override
    protected void seriesAdded(Series<Number, Number> series, int index) {
        throw new UnsupportedOperationException("a plot has layers, not series");
    }

    @Override
    protected void seriesRemoved(Series<Number, Number> series) {
        throw new UnsupportedOperationException("a plot has layers, not series");
    }
}
