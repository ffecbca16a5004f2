package org.lesionlens.ui.methods;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.background.LatestJob;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.WriteProbe;
import org.lesionlens.image.InputSpec;
import org.lesionlens.methods.MethodsFolder;
import org.lesionlens.methods.MethodsRun;
import org.lesionlens.methods.MethodsRun.Wish;
import org.lesionlens.methods.PhotosTable;
import org.lesionlens.methods.PickedPhoto;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.scoring.Gate;
import org.lesionlens.scoring.SetFacts;
import org.lesionlens.ui.review.ReviewViewModel;

/**
 * Compares methods over photos of the open set, on a thread of its own. Belongs to the UI thread.
 */
public final class MethodsViewModel implements AutoCloseable {

    /** Whether methods can be compared now, and if not, what is missing. */
    enum Readiness {
        NO_SET,
        NO_MODEL,
        NOT_SCORED,
        READY
    }

    /** All that a run depends on, as it was when it was asked for: it can go on with that. */
    private record Request(
            CaseSet cases,
            Classifier classifier,
            Wish wish,
            List<PickedPhoto> photos,
            MethodsFolder folder) {}

    private final Analyzer analyzer;
    private final ReviewViewModel review;
    private final ObservableValue<?> shown;
    private final LatestJob<MethodsResult> testing;
    private final Gate gate = new Gate();
    private final MethodsChoice choice = new MethodsChoice();
    private final ReadOnlyObjectWrapper<MethodsState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new MethodsState.Choosing());
    private final ReadOnlyObjectWrapper<Optional<MethodsResult>> result =
            new ReadOnlyObjectWrapper<>(this, "result", Optional.empty());
    private final ReadOnlyObjectWrapper<Readiness> readiness =
            new ReadOnlyObjectWrapper<>(this, "readiness", Readiness.NO_SET);
    private @Nullable CaseSet cases;
    private @Nullable Classifier classifier;
    private @Nullable Request last;

    /**
     * @param review of the set
     * @param shown the photo that is shown; once there is one, the network has run
     * @param tester runs each comparison to its end
     * @param ui the UI thread
     */
    public MethodsViewModel(
            Analyzer analyzer,
            ReviewViewModel review,
            ObservableValue<?> shown,
            Executor tester,
            Executor ui) {
        this.analyzer = analyzer;
        this.review = review;
        this.shown = shown;
        this.testing = new LatestJob<>(tester, ui);
        review.measured().subscribe(_ -> updateReadiness());
    }

    /** Compares methods of another model from now on; what was found goes. */
    public void use(@Nullable Classifier newest) {
        forget();
        classifier = newest;
        updateReadiness();
    }

    /** Compares methods over another set from now on; what was found goes. */
    public void use(@Nullable CaseSet newest) {
        forget();
        cases = newest;
        updateReadiness();
    }

    private void forget() {
        testing.cancel();
        last = null;
        result.set(Optional.empty());
        state.set(new MethodsState.Choosing());
    }

    private void updateReadiness() {
        readiness.set(
                cases == null
                        ? Readiness.NO_SET
                        : classifier == null
                                ? Readiness.NO_MODEL
                                : isScored() ? Readiness.READY : Readiness.NOT_SCORED);
    }

    /** Photos are picked by what they are called: a lot from half of them is none of the set. */
    private boolean isScored() {
        List<Progress> all =
                review.measured().getValue().cases().stream().map(one -> one.progress()).toList();
        return all.stream().anyMatch(Progress.Scored.class::isInstance)
                && all.stream().noneMatch(Progress.Waiting.class::isInstance);
    }

    /** What the filter counts, as the model calls it and not a table. */
    private Review measured() {
        return review.measured().getValue().by(ProbabilitySource.NETWORK);
    }

    /** Lets something else have the network first, or no more. */
    public void giveWay(boolean wanted) {
        gate.setOpen(!wanted);
    }

    /** Begins a comparison whose tables come into {@code folder}, or goes on with those there. */
    void start(Path folder) {
        CaseSet set = cases;
        Classifier asked = classifier;
        if (set == null || asked == null || !isStartable()) {
            return;
        }
        result.set(Optional.empty());
        begin(new Request(set, asked, wish(asked), picked(), new MethodsFolder(folder)));
    }

    private Wish wish(Classifier asked) {
        ClassChoice sought = review.classesProperty().get();
        return new Wish(
                choice.settings(input(asked)),
                sought.isOwn() ? OptionalInt.empty() : OptionalInt.of(sought.chosen()),
                review.thresholdProperty().get(),
                choice.seedProperty().get());
    }

    private List<PickedPhoto> picked() {
        return PickedPhoto.of(
                measured(),
                choice.photosProperty().get(),
                review.thresholdProperty().get(),
                choice.seedProperty().get());
    }

    private static InputSpec input(Classifier asked) {
        return asked.card().input();
    }

    /** Goes on with what was stopped or broke off. */
    void goOn() {
        Request before = last;
        if (before != null && !(state.get() instanceof MethodsState.Running)) {
            begin(before);
        }
    }

    private void begin(Request asked) {
        last = asked;
        state.set(new MethodsState.Running(0, asked.photos().size(), 0, OptionalDouble.empty()));
        testing.submit(
                told -> test(asked, told),
                (MethodsNews news) -> hear(news),
                found -> {
                    result.set(Optional.of(found));
                    state.set(new MethodsState.Done());
                },
                problem -> state.set(new MethodsState.Failed(problem)));
    }

    private void hear(MethodsNews news) {
        switch (news) {
            case MethodsNews.Far(MethodsState.Running now) -> state.set(now);
            case MethodsNews.Found(MethodsResult found) -> result.set(Optional.of(found));
        }
    }

    /** On the tester's thread. */
    private MethodsResult test(Request asked, Consumer<? super MethodsNews> told)
            throws IOException, InterruptedException {
        PhotosTable table = asked.folder().open(asked.classifier().key(), asked.wish());
        WriteProbe.folder(asked.folder().folder());
        var heard =
                new MethodsListener(
                        asked.photos().size(), asked.wish(), asked.folder().folder(), gate, told);
        new MethodsRun(
                        analyzer,
                        asked.classifier(),
                        new SetFacts(asked.cases().images(), asked.classifier().card()),
                        asked.wish())
                .run(asked.photos(), table, heard);
        MethodsResult found = heard.result();
        AtomicFile.replace(asked.folder().summary(), found.summary()::write);
        return found;
    }

    /** Stops a running comparison; what is done is shown, and stays in the table. */
    void stop() {
        if (state.get() instanceof MethodsState.Running now) {
            testing.cancel();
            state.set(new MethodsState.Stopped(now.done(), now.of()));
        }
    }

    /** Has other methods or photos chosen; what was found stays until they are compared. */
    void chooseAgain() {
        if (!(state.get() instanceof MethodsState.Running)) {
            state.set(new MethodsState.Choosing());
        }
    }

    /** True if {@link #start} would do something. */
    boolean isStartable() {
        return readiness.get() == Readiness.READY
                && !choice.methods().isEmpty()
                && !(state.get() instanceof MethodsState.Running);
    }

    /** What a comparison costs. */
    Optional<Cost> cost() {
        Classifier asked = classifier;
        if (asked == null || !isStartable()) {
            return Optional.empty();
        }
        int photos = picked().size();
        long each =
                new MethodsRun(analyzer, asked, new SetFacts(List.of(), asked.card()), wish(asked))
                        .forwardPasses();
        return Optional.of(new Cost(photos, each, each * photos * asked.runMillis()));
    }

    /**
     * What a comparison costs, about.
     *
     * @param photos that there are of those wanted
     * @param each runs of the network for a photo
     * @param millis on this computer; 0 if not known
     */
    record Cost(int photos, long each, double millis) {}

    /** What changes once it is known anew how long a run takes. */
    ObservableValue<?> shown() {
        return shown;
    }

    MethodsChoice choice() {
        return choice;
    }

    /** How far it is. */
    ReadOnlyObjectProperty<MethodsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What is known so far. */
    public ReadOnlyObjectProperty<Optional<MethodsResult>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether methods can be compared now. */
    ReadOnlyObjectProperty<Readiness> readinessProperty() {
        return readiness.getReadOnlyProperty();
    }

    @Override
    public void close() {
        forget();
    }
}
