package org.lesionlens.ui.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.evaluation.TurnedRound;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseGrouping;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.CaseSequence;
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
    private final LesionSelection selection = new LesionSelection(review, selected);

    private final ObjectProperty<List<PickOffer>> offers =
            new SimpleObjectProperty<>(this, "offers", List.of());

    private final ReadOnlyObjectWrapper<ClassChoice> classes =
            new ReadOnlyObjectWrapper<>(this, "classes", ClassChoice.NONE);
    private final ReadOnlyDoubleWrapper ownThreshold =
            new ReadOnlyDoubleWrapper(this, "ownThreshold", HALF);

    /** Whose probabilities a person wants; the network's do where a table has none. */
    private ProbabilitySource wanted = ProbabilitySource.NETWORK;

    private final ObservableValue<Boolean> predicted = review.map(Review::hasPredictions);
    private final ReadOnlyObjectWrapper<CaseFilter> facts =
            new ReadOnlyObjectWrapper<>(this, "facts", CaseFilter.ALL);
    private final ObservableValue<Review> measured = review.flatMap(set -> facts.map(set::wanted));
    private final ObservableValue<Scores> scores = measured.map(Review::scores);
    private final ObservableValue<CaseGrouping> grouping =
            review.flatMap(set ->
                    filter.flatMap(wanted ->
                            order.map(sorting -> new CaseGrouping(set, wanted, sorting))));
    private final ObservableValue<Map<OutcomeGroup, List<ReviewCase>>> groups =
            grouping.flatMap(all -> threshold.map(t -> all.at(t.doubleValue())));
    private final ObservableValue<Boolean> narrowed =
            review.flatMap(set ->
                    filter.flatMap(
                            wanted -> order.map(sorting -> isNarrowed(set, wanted, sorting))));
    private final ObservableValue<@Nullable CaseSequence> sequence =
            narrowed.flatMap(isNarrowed ->
                    isNarrowed
                            ? groups.map(all -> new CaseSequence(all.values()))
                            : new SimpleObjectProperty<>());
    private final ObservableValue<Confusion> confusion =
            scores.flatMap(all -> threshold.map(t -> all.at(t.doubleValue())));

    public ReviewViewModel() {
        threshold.subscribe(t -> {
            if (classes.get().isOwn()) {
                ownThreshold.set(t.doubleValue());
            }
        });
        filter.subscribe(wanted -> {
            if (!wanted.facts().equals(facts.get())) { // else nothing is measured anew
                facts.set(wanted.facts());
            }
            letGoOfUnseen();
        });
        review.subscribe(_ -> {
            if (!filter.get().equals(CaseFilter.ALL)) { // a tag may be what it wants
                letGoOfUnseen();
            }
        });
        threshold.subscribe(_ -> {
            if (!filter.get().groups().isEmpty()) {
                letGoOfUnseen();
            }
        });
    }

    /** Nothing is done to lesions that a filter hides. */
    private void letGoOfUnseen() {
        if (!selection.filesProperty().get().isEmpty()) {
            selection.retain(shown().stream().map(LesionImage::file).collect(Collectors.toSet()));
        }
    }

    private static boolean isNarrowed(Review set, CaseFilter wanted, CaseOrder sorting) {
        boolean isFirst = wanted.equals(CaseFilter.ALL) && sorting == CaseOrder.ERROR;
        return !isFirst && !set.cases().isEmpty();
    }

    /** The set; {@link Review#NONE} while none is open. */
    public ObjectProperty<Review> reviewProperty() {
        return review;
    }

    /** The decision threshold, in [0, 1]: p ≥ t is called positive. */
    public DoubleProperty thresholdProperty() {
        return threshold;
    }

    /**
     * That of the class that the model itself looks for, in [0, 1]: the decision threshold, but
     * while another class is looked for, the one that it was and will be again.
     */
    public ReadOnlyDoubleProperty ownThresholdProperty() {
        return ownThreshold.getReadOnlyProperty();
    }

    /**
     * Which lesions are wanted: what it says of patients and lesions holds for all that is counted,
     * the rest for what is looked at alone.
     */
    public ObjectProperty<CaseFilter> filterProperty() {
        return filter;
    }

    /** Photos that some feature offers to look at alone. */
    public ObjectProperty<List<PickOffer>> offersProperty() {
        return offers;
    }

    /** True while a filter is on, or another order than the first: photos follow one then. */
    public ObservableValue<Boolean> narrowed() {
        return narrowed;
    }

    /** Wants all lesions again, in the first order. */
    public void widen() {
        filter.set(CaseFilter.ALL);
        order.set(CaseOrder.ERROR);
    }

    /**
     * The wanted lesions one after another, as the gallery shows them: group after group, each in
     * its order. Null while it wants all, as photos come in the set's order then.
     */
    public ObservableValue<@Nullable CaseSequence> sequence() {
        return sequence;
    }

    /**
     * The wanted lesions whose photo is here, in an order that tells nothing of truths and results:
     * not in their groups, and as in the set where they are sorted by results.
     */
    public List<ReviewCase> wantedWithoutTelling() {
        CaseSequence all = sequence.getValue();
        if (all == null) {
            return review.get().cases().stream().filter(one -> one.image().isHere()).toList();
        }
        Set<Integer> indices = all.stream().map(ReviewCase::index).collect(Collectors.toSet());
        List<ReviewCase> sorted =
                order.get().isByResults() ? review.get().cases() : grouping.getValue().sorted();
        return sorted.stream()
                .filter(one -> one.image().isHere() && indices.contains(one.index()))
                .toList();
    }

    /** Selects the first of the wanted lesions, unless one of them is selected. */
    public void selectWanted() {
        CaseSequence all = sequence.getValue();
        LesionImage now = selected.get();
        if (all != null && !all.isEmpty() && (now == null || all.indexOf(now.file()) < 0)) {
            selected.set(all.getFirst().image());
        }
    }

    /** How the lesions of each group are sorted. */
    public ObjectProperty<CaseOrder> orderProperty() {
        return order;
    }

    /** The lesion that all views point at; null if none. */
    public ObjectProperty<@Nullable LesionImage> selectedProperty() {
        return selected;
    }

    /** The lesions that are selected together with it. */
    public LesionSelection selection() {
        return selection;
    }

    /** The lesions that the filter wants, in the gallery's order. */
    public List<LesionImage> shown() {
        return groups.getValue().values().stream()
                .flatMap(List::stream)
                .map(ReviewCase::image)
                .toList();
    }

    /**
     * The classes of the model in use: what it looks for itself is looked for, until a person
     * chooses another.
     */
    public void offer(ModelClasses offered) {
        double own = ownThreshold.get();
        classes.set(ClassChoice.ofOwn(offered));
        threshold.set(own);
    }

    /** The same by the network's probabilities. */
    public void show(Review set) {
        show(set, ProbabilitySource.NETWORK);
    }

    /**
     * Shows another set, all of it, for the class that is looked for.
     *
     * @param set for the model's own class
     * @param source whose probabilities count
     */
    public void show(Review set, ProbabilitySource source) {
        wanted = source;
        selection.end();
        filter.set(CaseFilter.ALL); // it was of the other set's sites, patients and photos
        showAgain(set);
    }

    /** Shows the same set, read or judged anew: whose probabilities are wanted holds on. */
    public void showAgain(Review set) {
        review.set(asWanted(set));
    }

    private Review asWanted(Review set) {
        return set.by(wanted).lookingFor(classes.get());
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
        double own = ownThreshold.get();
        classes.set(now);
        review.set(asWanted(review.get()));
        threshold.set(now.isOwn() ? own : HALF);
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
            wanted = source;
            review.set(review.get().by(source));
        }
    }

    /** The lesions that count: those of whom the filter wants the patients and the facts. */
    public ObservableValue<Review> measured() {
        return measured;
    }

    /** The probabilities of all judged lesions that count. */
    public ObservableValue<Scores> scores() {
        return scores;
    }

    /** Whether what is looked for, or the labels, are likely to mean the opposite. */
    public Optional<TurnedRound> turnedRound() {
        boolean isAll = facts.get().equals(CaseFilter.ALL); // then they are known already
        return TurnedRound.of(isAll ? scores.getValue() : review.get().scores());
    }

    /** The wanted lesions in their outcome groups, at the threshold. */
    public ObservableValue<Map<OutcomeGroup, List<ReviewCase>>> groups() {
        return groups;
    }

    /** How many of all judged lesions that count had which outcome, at the threshold. */
    public ObservableValue<Confusion> confusion() {
        return confusion;
    }
}
