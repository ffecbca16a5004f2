package org.lesionlens.ui.fx;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/**
 * A probability as a filled bar from 0 to 1, with a mark at the decision threshold. Its parts move
 * without any layout around it: lists of bars follow a threshold that is dragged.
 */
public final class ProbabilityBar extends Region {

    private static final double HEIGHT = 8;
    private static final double MARK_WIDTH = 2;
    private static final double MARK_OVERHANG = 4;

    private final Region fill = new Region();
    private final Region mark = new Region();
    private double probability;
    private double threshold;

    /** An empty bar. */
    public ProbabilityBar() {
        getStyleClass().add("probability-bar");
        fill.getStyleClass().add("fill");
        mark.getStyleClass().add("mark");
        fill.setManaged(false);
        mark.setManaged(false);
        getChildren().addAll(fill, mark);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    /**
     * Fills the bar.
     *
     * @param newProbability in [0, 1]
     * @param newThreshold in [0, 1]
     */
    public void show(double newProbability, double newThreshold) {
        probability = newProbability;
        threshold = newThreshold;
        place();
    }

    @Override
    protected void layoutChildren() {
        place();
    }

    private void place() {
        fill.resize(snapSizeX(getWidth() * probability), getHeight());
        mark.resize(MARK_WIDTH, getHeight() + 2 * MARK_OVERHANG);
        // of a node that is moved by its layout position the layout around it would be done anew
        mark.setTranslateX(snapPositionX(getWidth() * threshold - MARK_WIDTH / 2));
        mark.setTranslateY(-MARK_OVERHANG);
    }
}
