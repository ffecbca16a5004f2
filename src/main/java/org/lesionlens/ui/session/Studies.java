package org.lesionlens.ui.session;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.NetworkLoader;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.ui.methods.MethodsViewModel;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.training.TrainingViewModel;
import org.lesionlens.ui.viewer.LesionViewModel;

/** What is found out over the open set in minutes to hours, each on a thread of its own. */
public final class Studies implements AutoCloseable {

    private final TrainingViewModel training;
    private final MethodsViewModel methods;

    Studies(
            NetworkLoader loader,
            Analyzer analyzer,
            LazyResultStore store,
            ReviewViewModel review,
            LesionViewModel lesion,
            UiThreads threads) {
        this.training =
                new TrainingViewModel(
                        loader,
                        analyzer,
                        store,
                        new ImageDecoder(DecodeLimits.STANDARD),
                        thread("training"),
                        threads.ui());
        this.methods =
                new MethodsViewModel(
                        analyzer,
                        review,
                        lesion.analysisProperty(),
                        thread("methods"),
                        threads.ui());
    }

    private static Executor thread(String name) {
        return work -> Thread.ofPlatform().daemon().name(name).start(work);
    }

    /** They are of this set from now on. */
    void use(@Nullable CaseSet newest) {
        training.use(newest);
        methods.use(newest);
    }

    /** They are of this model from now on. */
    void use(@Nullable Classifier newest) {
        methods.use(newest);
    }

    /** Lets something else have the network first, or no more. */
    void giveWay(boolean wanted) {
        methods.giveWay(wanted);
    }

    /** A training that is watched, if one is. */
    public TrainingViewModel training() {
        return training;
    }

    /** Methods that are compared, if some are. */
    public MethodsViewModel methods() {
        return methods;
    }

    @Override
    public void close() {
        training.close();
        methods.close();
    }
}
