package org.lesionlens.ui.viewer;

import java.time.Duration;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.ui.fx.UndoHistory;

/** Takes changes of the view back, and brings them again, among all else that a person did. */
public final class ViewHistory {

    /** Changes closer to each other than this are one step: a drag, a turn of the wheel. */
    private static final Duration ONE_MOVEMENT = Duration.ofMillis(700);

    private final ViewSettings settings;
    private final LongSupplier nanoTime;
    private final UndoHistory all = new UndoHistory();
    private ViewState present;
    private long changed;
    private boolean restoring;
    private @Nullable Movement last;

    public ViewHistory(ViewSettings settings) {
        this(settings, System::nanoTime);
    }

    ViewHistory(ViewSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.present = settings.state().get();
        settings.state().subscribe(this::remember);
    }

    /** From one view to another, by one movement. */
    private final class Movement implements UndoHistory.Step {

        private final ViewState before;
        private ViewState after;

        Movement(ViewState before, ViewState after) {
            this.before = before;
            this.after = after;
        }

        @Override
        public void undo() {
            restore(before);
        }

        @Override
        public void redo() {
            restore(after);
        }
    }

    private void remember(ViewState state) {
        if (restoring || state.equals(present)) {
            return;
        }
        long now = nanoTime.getAsLong();
        Movement going = last;
        boolean isOneMovement =
                going != null
                        && now - changed < ONE_MOVEMENT.toNanos()
                        && all.last().filter(going::equals).isPresent();
        if (going != null && isOneMovement) {
            going.after = state;
            all.endFuture();
        } else {
            last = new Movement(present, state);
            all.add(last);
        }
        changed = now;
        present = state;
    }

    private void restore(ViewState state) {
        present = state;
        last = null; // the next change is a new step
        restoring = true;
        try {
            settings.set(state);
        } finally {
            restoring = false;
        }
    }

    /** All that can be taken back, of the view and of other things. */
    public UndoHistory all() {
        return all;
    }

    /** Takes the last change back, if there is one. */
    public void undo() {
        all.undo();
    }

    /** Brings back what {@link #undo} took, if nothing was changed since. */
    public void redo() {
        all.redo();
    }

    /** True if there is something to take back. */
    public ReadOnlyBooleanProperty undoableProperty() {
        return all.undoableProperty();
    }

    /** True if there is something to bring again. */
    public ReadOnlyBooleanProperty redoableProperty() {
        return all.redoableProperty();
    }
}
