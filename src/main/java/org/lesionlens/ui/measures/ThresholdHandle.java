package org.lesionlens.ui.measures;

import javafx.beans.property.DoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.lesionlens.ui.fx.PlotMark;
import org.lesionlens.ui.review.ProbabilityWords;

/** Makes a mark in a plot the threshold's: reached by Tab, moved by arrow keys, Home and End. */
final class ThresholdHandle {

    private static final double STEP = 0.01;
    private static final double SMALL_STEP = 0.001; // with Shift

    private final DoubleProperty threshold;
    private final double rightwards;

    private ThresholdHandle(DoubleProperty threshold, double rightwards) {
        this.threshold = threshold;
        this.rightwards = rightwards;
    }

    /**
     * @param rightwards 1 if the threshold rises to the right in this plot, −1 if it falls
     */
    static void install(PlotMark mark, String id, DoubleProperty threshold, int rightwards) {
        var handle = new ThresholdHandle(threshold, rightwards);
        Region node = mark.node();
        node.setId(id);
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.SLIDER);
        node.setAccessibleHelp(MeasureWording.TEXTS.get("handle.help"));
        node.addEventHandler(KeyEvent.KEY_PRESSED, handle::press);
        threshold.subscribe(value ->
                node.setAccessibleText(
                        MeasureWording.TEXTS.get(
                                "handle", ProbabilityWords.threshold(value.doubleValue(), 3))));
    }

    private void press(KeyEvent event) {
        double step = rightwards * (event.isShiftDown() ? SMALL_STEP : STEP);
        KeyCode code = event.getCode();
        switch (code) {
            case RIGHT, UP -> moveTo(threshold.get() + step);
            case LEFT, DOWN -> moveTo(threshold.get() - step);
            case HOME -> moveTo(rightwards > 0 ? 0 : 1);
            case END -> moveTo(rightwards > 0 ? 1 : 0);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveTo(double wanted) {
        double onGrid = Math.round(wanted / SMALL_STEP) * SMALL_STEP;
        threshold.set(Math.clamp(onGrid, 0, 1));
    }
}
