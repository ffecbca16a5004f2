package org.lesionlens.ui.review;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.RocCurve;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseGrouping;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;

/**
 * The set that is judged and how: a person changes threshold, filter, order and selection in any
 * view, and all views follow. Belongs to the UI thread.
 */
public final class ReviewViewModel {

    private static final double HALF = 0.5;

    private final ObjectProperty<Review> review =
            new SimpleObjectProperty<>(this, "review", Review.NONE);
    private final DoubleProperty threshold = new SimpleDoubleProperty(this, "threshold", HALF);
    private final ObjectProperty<CaseFilter> filter =
            new SimpleObjectProperty<>(this, "filter", CaseFilter.ALL);
    private final ObjectProperty<CaseOrder> order =
            new SimpleObjectProperty<>(this, "order", CaseOrder.ERROR);
    private final ObjectProperty<@Nullable LesionImage> selected =
            new SimpleObjectProperty<>(this, "selected");

    private final ReadOnlyObjectWrapper<ClassChoice> classes =
            new ReadOnlyObjectWrapper<>(this, "classes", ClassChoice.NONE);
    private double ownThreshold = HALF; // while another class is looked for

    private final ObservableValue<Boolean> predicted = review.map(Review::hasPredictions);
    private final ObservableValue<Scores> scores = review.map(Review::scores);
    private final ObservableValue<CaseGrouping> grouping =
            review.flatMap(set ->
                    filter.flatMap(wanted ->
                            order.map(sorting -> new CaseGrouping(set, wanted, sorting))));
    private final ObservableValue<Map<OutcomeGroup, List<ReviewCase>>> groups =
            grouping.flatMap(all -> threshold.map(t -> all.at(t.doubleValue())));
    private final ObservableValue<Confusion> confusion =
            scores.flatMap(all -> threshold.map(t -> all.at(t.doubleValue())));

    /** The set; {@link Review#NONE} while none is open. */
    public ObjectProperty<Review> reviewProperty() {
        return review;
    }

    /** The decision threshold, in [0, 1]: p ≥ t is called positive. */
    public DoubleProperty thresholdProperty() {
        return threshold;
    }

    /** Which lesions are wanted in the gallery. */
    public ObjectProperty<CaseFilter> filterProperty() {
        return filter;
    }

    /** How the lesions of each group are sorted. */
    public ObjectProperty<CaseOrder> orderProperty() {
        return order;
    }

    /** The lesion that all views point at; null if none. */
    public ObjectProperty<@Nullable LesionImage> selectedProperty() {
        return selected;
    }

    /**
     * The classes of the model in use: what it looks for itself is looked for, until a person
     * chooses another.
     */
    public void offer(ModelClasses offered) {
        classes.set(ClassChoice.ofOwn(offered));
    }

    /**
     * Judges the set for one of the model's classes. A threshold holds for one class: another
     * begins at 0.5.
     *
     * @param index of the class
     */
    public void lookFor(int index) {
        ClassChoice before = classes.get();
        if (index == before.chosen()) {
            return;
        }
        ClassChoice now = before.with(index);
        if (before.isOwn()) {
            ownThreshold = threshold.get();
        }
        classes.set(now);
        review.set(review.get().lookingFor(now));
        threshold.set(now.isOwn() ? ownThreshold : HALF);
    }

    /** Which class is looked for, and which there are. */
    public ReadOnlyObjectProperty<ClassChoice> classesProperty() {
        return classes.getReadOnlyProperty();
    }

    /** True if a label table tells probabilities, by which the set can be judged, too. */
    public ObservableValue<Boolean> predicted() {
        return predicted;
    }

    /** Judges the set by other probabilities. */
    public void judgeBy(ProbabilitySource source) {
        if (review.get().source() != source) {
            review.set(review.get().by(source));
        }
    }

    /** The probabilities of all judged lesions of the set, whatever the filter wants. */
    public ObservableValue<Scores> scores() {
        return scores;
    }

    /**
     * The area under the ROC curve, if it is so small that class or labels are likely to mean the
     * opposite.
     */
    public OptionalDouble turnedRound() {
        return RocCurve.of(scores.getValue())
                .filter(RocCurve::isTurnedRound)
                .map(curve -> OptionalDouble.of(curve.area()))
                .orElse(OptionalDouble.empty());
    }

    /** The wanted lesions in their outcome groups, at the threshold. */
    public ObservableValue<Map<OutcomeGroup, List<ReviewCase>>> groups() {
        return groups;
    }

    /** How many of all judged lesions of the set had which outcome, at the threshold. */
    public ObservableValue<Confusion> confusion() {
        return confusion;
    }
}
