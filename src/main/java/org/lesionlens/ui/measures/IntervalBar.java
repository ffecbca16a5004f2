package org.lesionlens.ui.measures;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.lesionlens.evaluation.Interval;

/** A value in [0, 1] and how sure it is, on a line. */
final class IntervalBar extends Pane {

    private static final double HEIGHT = 16;
    private static final double TRACK = 2;
    private static final double RANGE = 6;
    private static final double DOT = 8;

    private final Region track = part("track");
    private final Region range = part("range");
    private final Region dot = part("dot");
    private OptionalDouble value = OptionalDouble.empty();
    private Optional<Interval> interval = Optional.empty();

    IntervalBar() {
        getStyleClass().add("interval-bar");
        setMinSize(0, HEIGHT);
        setPrefHeight(HEIGHT);
        getChildren().addAll(track, range, dot);
    }

    private static Region part(String styleClass) {
        var part = new Region();
        part.getStyleClass().add(styleClass);
        return part;
    }

    void show(OptionalDouble newValue, Optional<Interval> newInterval) {
        value = newValue;
        interval = newInterval;
        range.setVisible(interval.isPresent());
        dot.setVisible(value.isPresent());
        layoutChildren(); // its size stays, so nobody else need know
    }

    @Override
    protected void layoutChildren() {
        double span = getWidth() - DOT;
        double middle = getHeight() / 2;
        track.resizeRelocate(0, middle - TRACK / 2, getWidth(), TRACK);
        interval.ifPresent(known ->
                range.resizeRelocate(
                        DOT / 2 + known.low() * span,
                        middle - RANGE / 2,
                        (known.high() - known.low()) * span,
                        RANGE));
        value.ifPresent(known -> dot.resizeRelocate(known * span, middle - DOT / 2, DOT, DOT));
    }
}
