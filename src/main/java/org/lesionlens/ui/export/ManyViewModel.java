package org.lesionlens.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.export.PictureFolder;
import org.lesionlens.export.PictureFolder.State;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.export.ManyRequest.Choice;

/** Pictures of many lesions that are written into a folder, and how far that is. */
public final class ManyViewModel {

    private final ManyRequest request;
    private final LatestJob<State> writing;
    private final BooleanProperty named = new SimpleBooleanProperty(this, "named");
    private final ObjectProperty<Choice> choice;
    private AtomicBoolean stopping = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<@Nullable State> state =
            new ReadOnlyObjectWrapper<>(this, "state");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");

    /**
     * @param threads of which a worker asks the network, draws and writes
     */
    public ManyViewModel(ManyRequest request, UiThreads threads) {
        this.request = request;
        this.writing = threads.latestJob();
        this.choice = new SimpleObjectProperty<>(this, "choice", request.choices().getFirst());
    }

    /**
     * Writes the pictures of the chosen lesions.
     *
     * @param onEnd given the last state, unless it failed
     */
    public void write(Path folder, Consumer<? super State> onEnd) {
        failure.set(null);
        List<ReviewCase> cases = choice.get().cases();
        state.set(new State(0, cases.size(), List.of()));
        var pictures =
                new PictureFolder(
                        folder,
                        new FigureNames(request.images(), named.get()),
                        request.style(),
                        request.threshold());
        var stop = new AtomicBoolean();
        stopping = stop;
        writing.<State>submit(
                progress -> write(pictures, cases, stop, progress),
                state::set,
                end -> {
                    state.set(end);
                    onEnd.accept(end);
                },
                failure::set);
    }

    private State write(
            PictureFolder pictures,
            List<ReviewCase> cases,
            AtomicBoolean stop,
            Consumer<? super State> progress)
            throws IOException {
        var last = new AtomicReference<>(new State(0, cases.size(), List.of()));
        try {
            return pictures.write(
                    cases,
                    one -> {
                        if (stop.get()) {
                            throw new InterruptedException();
                        }
                        return request.source().explain(one);
                    },
                    request.asked(),
                    done -> {
                        last.set(done);
                        progress.accept(done);
                    });
        } catch (InterruptedException e) { // stopped, or the window is closed
            return last.get(); // one that was being written then counts
        }
    }

    /** Stops after the picture that is being written; what is done stays and has its table. */
    public void stop() {
        stopping.set(true);
    }

    /** What can be chosen. */
    List<Choice> choices() {
        return request.choices();
    }

    /** The lesions that are wanted. */
    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /** Whether files' names are shown and used. */
    public BooleanProperty namedProperty() {
        return named;
    }

    /** How far it is; null before the start. */
    public ReadOnlyObjectProperty<@Nullable State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why it ended before its time, if so. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** True while pictures are written. */
    public ReadOnlyBooleanProperty runningProperty() {
        return writing.runningProperty();
    }
}
