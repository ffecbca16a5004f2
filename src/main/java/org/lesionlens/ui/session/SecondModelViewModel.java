package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.files.FileNames;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.ui.compare.ComparisonViewModel;
import org.lesionlens.ui.compare.SecondJudge;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.scoring.ScoringState;
import org.lesionlens.ui.scoring.ScoringViewModel;
import org.lesionlens.ui.session.Message.Action;
import org.lesionlens.ui.session.ModelConsent.Agreed;

/**
 * Has the open set scored by a second model, too, which is compared with the one in use. Belongs to
 * the UI thread.
 */
public final class SecondModelViewModel implements AutoCloseable {

    private static final double HALF = 0.5;

    private final Texts texts = Texts.of(SecondModelViewModel.class);
    private final ModelViewModel model;
    private final SetViewModel set;
    private final ReviewViewModel first;
    private final ReviewViewModel own = new ReviewViewModel();
    private final ScoringViewModel scoring;
    private final ComparisonViewModel comparison;
    private final Messages messages;
    private final LatestJob<LoadedModel> loading;
    private final StringBinding progress;
    private String loadingName = "";
    private @Nullable ModelInUse used;
    private @Nullable Path loadingFile;
    private @Nullable Path file; // of the model that is used
    private @Nullable Path swapped; // the model that is to be in use next, beside the one before
    private @Nullable FoundSet scored;

    /**
     * @param model the model in use, and who may run
     * @param set that is scored
     * @param first the set as the model in use judges it
     * @param comparison is told what the second model says
     */
    SecondModelViewModel(
            ModelViewModel model,
            SetViewModel set,
            ReviewViewModel first,
            ComparisonViewModel comparison,
            Analyzer analyzer,
            LazyResultStore store,
            Messages messages,
            UiThreads threads) {
        this.model = model;
        this.set = set;
        this.first = first;
        this.comparison = comparison;
        this.messages = messages;
        this.loading = threads.latestJob(unwanted -> unwanted.network().close());
        this.scoring = new ScoringViewModel(analyzer, store, own, messages::scoringFailed, threads);
        this.progress =
                Bindings.createStringBinding(
                        this::progressWords, scoring.stateProperty(), loading.runningProperty());
        own.reviewProperty().subscribe(_ -> tell());
        first.classesProperty().subscribe(_ -> tell());
        set.foundProperty().subscribe(_ -> restart());
        model.inUseProperty()
                .subscribe((before, now) -> {
                    tell(); // it may be the second one itself
                    offer(before, now);
                });
    }

    /** Whoever puts a model in another's place may want to know what that changes. */
    private void offer(@Nullable ModelInUse before, @Nullable ModelInUse now) {
        Path former = model.former().orElse(null);
        if (before == null
                || now == null
                || former == null
                || before.network().equals(now.network())
                || set.foundProperty().get() == null) {
            return;
        }
        boolean isSwap = swapped != null && model.file().filter(swapped::equals).isPresent();
        swapped = null;
        if (isSwap) {
            open(former);
            return;
        }
        messages.tell(
                new Message(
                        Message.Kind.NOTE,
                        texts.get("second.offer", now.fileName()),
                        texts.get("second.offer.advice", before.fileName()),
                        "",
                        List.of(
                                new Action(
                                        texts.get("second.offer.compare"), () -> open(former)))));
    }

    /** Has the open set scored by a model, beside the one in use. */
    public void open(Path file) {
        if (set.foundProperty().get() == null) {
            messages.noSet();
            return;
        }
        model.agree(List.of(file), agreed -> load(file, agreed), failure -> failed(file, failure));
    }

    private void load(Path file, Agreed agreed) {
        loadingName = FileNames.name(file);
        loadingFile = file;
        swapped = null;
        loading.submit(
                () -> {
                    agreed.hold();
                    return model.openNow(file);
                },
                this::use,
                failure -> failed(file, failure));
    }

    private void failed(Path file, Throwable failure) {
        messages.failed(texts.get("second.failed", FileNames.name(file)), failure);
    }

    private void use(LoadedModel loaded) {
        switch (loaded) {
            case CardRequest request -> {
                request.network().close();
                messages.note(
                        texts.get("second.noCard", request.fileName()),
                        texts.get("second.noCard.advice"));
            }
            case ModelInUse ready -> {
                release();
                used = ready;
                file = loadingFile;
                scored = null;
                restart();
            }
        }
    }

    /** Another set, or the same read anew; what is known of it is not scored again. */
    private void restart() {
        ModelInUse ready = used;
        FoundSet open = set.foundProperty().get();
        if (ready == null || (open != null && open.equals(scored))) {
            return;
        }
        scored = open;
        scoring.forget();
        if (open == null) {
            end();
            return;
        }
        own.show(Review.of(open.cases().images()));
        scoring.start(ready.classifier());
    }

    private static ModelClasses classes(Classifier of) {
        ModelOutput output = of.card().output();
        return new ModelClasses(output.classes(), output.positive());
    }

    private void tell() {
        ModelInUse ready = used;
        ModelInUse other = model.inUseProperty().get();
        if (ready == null || scored == null) {
            return;
        }
        if (other != null && other.key().equals(ready.key())) {
            comparison.refuse(texts.get("second.same", ready.fileName()));
            return;
        }
        ModelClasses classes = classes(ready.classifier());
        PositiveClass looked = looked(first.classesProperty().get());
        int index = classes.meaning(looked);
        if (index < 0) {
            comparison.refuse(
                    texts.get(
                            "second.otherClass",
                            ready.fileName(),
                            classes.names().get(classes.own()),
                            looked.name()));
            return;
        }
        boolean isOwn = index == classes.own();
        comparison.show(
                new SecondJudge(
                        ready.key().hex() + index,
                        ready.fileName(),
                        false,
                        isOwn ? ready.classifier().card().decisionThreshold() : HALF,
                        true,
                        probabilities(index),
                        isOwn
                                ? ""
                                : texts.get(
                                        "second.notOwnClass",
                                        classes.names().get(classes.own()),
                                        classes.names().get(index))));
    }

    private static PositiveClass looked(ClassChoice choice) {
        return choice.chosen() < 0
                ? PositiveClass.MELANOMA
                : choice.classes().rule(choice.chosen());
    }

    private Map<Integer, Double> probabilities(int index) {
        Map<Integer, Double> known = new HashMap<>();
        for (ReviewCase one : own.reviewProperty().get().cases()) {
            one.prediction()
                    .ifPresent(said -> known.put(one.index(), said.probabilities().get(index)));
        }
        return known;
    }

    private String progressWords() {
        if (loading.runningProperty().get()) {
            return texts.get("second.loading", loadingName);
        }
        ScoringState state = scoring.stateProperty().get();
        String failed = state.failed() == 0 ? "" : texts.counted("second.failures", state.failed());
        String words =
                state.isActive()
                        ? texts.get(
                                "second.progress",
                                Formats.count(state.done()),
                                Formats.count(state.total()))
                        : "";
        return (words + " " + failed).strip();
    }

    /** Lets something else have the network first, or no more. */
    void giveWay(boolean gives) {
        scoring.giveWay(gives);
    }

    /** How far the second model is; blank if there is nothing to say. */
    public StringBinding progress() {
        return progress;
    }

    /** Puts the second model into use, and the one in use beside it. */
    public void swap() {
        Path wanted = file;
        if (used != null && wanted != null) {
            end();
            swapped = wanted;
            model.open(wanted);
        }
    }

    /** Compares with no model any more, and lets go of it. */
    public void end() {
        loading.cancel();
        swapped = null;
        boolean wasUsed = used != null;
        release();
        if (wasUsed) {
            comparison.end();
        }
    }

    private void release() {
        scoring.forget();
        ModelInUse before = used;
        used = null;
        scored = null;
        own.show(Review.NONE);
        if (before != null) {
            before.network().close();
        }
    }

    @Override
    public void close() {
        scoring.close();
        loading.cancel();
        release();
    }
}
