package org.lesionlens.ui.review;

import java.text.NumberFormat;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.evaluation.TruthHistogram;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.Review;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Texts;

/**
 * The slider of the decision threshold, with the probabilities of positive lesions above it and of
 * negative ones below: each bar in the colour of what the threshold makes of it, as high as the
 * square root of its count, so that a few lesions beside thousands are still seen.
 */
final class ThresholdPlot extends Region {

    private static final int BINS = 60;
    private static final double HEIGHT = 76;
    private static final double SIDE = 96; // left and right of the plot, for marks and counts
    private static final double STEP = 0.01;
    private static final Texts TEXTS = Texts.of(ThresholdPlot.class);

    private final ReviewViewModel model;
    private final Slider slider = new Slider(0, 1, 0.5);
    private final Region line = new Region();
    private final Map<Outcome, Path> bars = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Label> counts = new EnumMap<>(Outcome.class);
    private final Map<Outcome, HBox> corners = new EnumMap<>(Outcome.class);
    private TruthHistogram histogram = TruthHistogram.of(Review.NONE.scores(), BINS);
    private boolean dragged; // from within the plot, wherever the mouse is now
    private double drawnWidth; // of the bars; 0 if they have to be drawn

    ThresholdPlot(ReviewViewModel model) {
        this.model = model;
        getStyleClass().add("threshold-plot");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        for (Outcome outcome : Outcome.values()) {
            addOutcome(outcome);
        }
        line.getStyleClass().add("line");
        prepareSlider();
        getChildren().addAll(line, slider);
        Tooltip.install(this, new Hint(TEXTS.get("threshold.plot")));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        model.scores().subscribe(this::count);
        model.confusion().subscribe(this::write);
        model.thresholdProperty().subscribe(_ -> requestLayout());
    }

    private void addOutcome(Outcome outcome) {
        var bar = new Path();
        bar.setClip(new Rectangle());
        bar.getStyleClass().addAll("bars", outcome.letters());
        bar.setManaged(false);
        bars.put(outcome, bar);
        var count = new Label();
        counts.put(outcome, count);
        var corner = new HBox(new OutcomeMark(OutcomeGroup.of(outcome)), count);
        corner.getStyleClass().add("corner");
        corners.put(outcome, corner);
        getChildren().addAll(bar, corner);
    }

    private void prepareSlider() {
        slider.setId("threshold-slider");
        slider.setBlockIncrement(STEP);
        slider.setAccessibleText(TEXTS.get("threshold"));
        slider.setAccessibleHelp(TEXTS.get("threshold.help"));
        slider.setMouseTransparent(true); // the whole plot is to be dragged
        slider.valueProperty().bindBidirectional(model.thresholdProperty());
    }

    /** The counts at the sides are there to be read: a click on them chooses no end. */
    private void press(MouseEvent event) {
        dragged = event.getX() >= SIDE && event.getX() <= getWidth() - SIDE;
        drag(event);
    }

    private void drag(MouseEvent event) {
        if (!dragged || !event.isPrimaryButtonDown()) {
            return;
        }
        slider.requestFocus();
        double share = (event.getX() - left()) / length();
        ChosenThreshold.point(model, share);
    }

    private void count(Scores scores) {
        histogram = TruthHistogram.of(scores, BINS);
        drawnWidth = 0;
        requestLayout();
    }

    private void write(Confusion confusion) {
        counts.forEach((outcome, label) -> label.setText(number(count(confusion, outcome))));
    }

    private static int count(Confusion confusion, Outcome outcome) {
        return switch (outcome) {
            case TRUE_POSITIVE -> confusion.truePositives();
            case FALSE_NEGATIVE -> confusion.falseNegatives();
            case TRUE_NEGATIVE -> confusion.trueNegatives();
            case FALSE_POSITIVE -> confusion.falsePositives();
        };
    }

    private static String number(int count) {
        return NumberFormat.getIntegerInstance(Locale.getDefault(Locale.Category.FORMAT))
                .format(count);
    }

    /** Where 0 lies: the slider begins with half of its thumb. */
    private double left() {
        return SIDE
                + (slider.lookup(".thumb") instanceof Region thumb ? thumb.prefWidth(-1) / 2 : 0);
    }

    private double length() {
        return Math.max(getWidth() - 2 * left(), 1);
    }

    @Override
    protected void layoutChildren() {
        double middle = snapPositionY(getHeight() / 2);
        double sliderHeight = slider.prefHeight(-1);
        slider.resizeRelocate(SIDE, middle - sliderHeight / 2, getWidth() - 2 * SIDE, sliderHeight);
        if (drawnWidth != length()) {
            drawnWidth = length();
            bars.forEach((outcome, bar) -> draw(bar, truth(outcome), middle));
        }
        double x = left() + model.thresholdProperty().get() * length();
        bars.forEach((outcome, bar) -> clip(bar, isCalled(outcome), x));
        line.resizeRelocate(snapPositionX(x - 1), 0, 2, getHeight());
        corners.forEach(this::placeCorner);
    }

    private static boolean truth(Outcome outcome) {
        return outcome == Outcome.TRUE_POSITIVE || outcome == Outcome.FALSE_NEGATIVE;
    }

    private static boolean isCalled(Outcome outcome) {
        return outcome == Outcome.TRUE_POSITIVE || outcome == Outcome.FALSE_POSITIVE;
    }

    private void draw(Path bar, boolean positive, double middle) {
        bar.getElements().clear();
        List<Integer> heights = positive ? histogram.positives() : histogram.negatives();
        double highest = Math.sqrt(Math.max(Collections.max(heights), 1));
        double width = length() / BINS;
        for (int bin = 0; bin < BINS; bin++) {
            if (heights.get(bin) > 0) {
                double height = Math.max(1, middle * Math.sqrt(heights.get(bin)) / highest);
                double from = left() + bin * width;
                double end = positive ? middle - height : middle + height;
                bar.getElements()
                        .addAll(
                                new MoveTo(from, middle),
                                new LineTo(from, end),
                                new LineTo(from + width - 1, end),
                                new LineTo(from + width - 1, middle),
                                new ClosePath());
            }
        }
    }

    private void clip(Path bar, boolean called, double x) {
        if (bar.getClip() instanceof Rectangle seen) {
            seen.setX(called ? x : 0);
            seen.setWidth(called ? Math.max(getWidth() - x, 0) : x);
            seen.setHeight(getHeight());
        }
    }

    private void placeCorner(Outcome outcome, HBox corner) {
        double width = corner.prefWidth(-1);
        double height = corner.prefHeight(-1);
        corner.resizeRelocate(
                isCalled(outcome) ? getWidth() - width : 0,
                truth(outcome) ? 0 : getHeight() - height,
                width,
                height);
    }
}
