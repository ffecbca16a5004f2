package org.lesionlens.ui.viewer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Takes changes of the view back, and brings them again. */
public final class ViewHistory {

    /** Changes closer to each other than this are one step: a drag, a turn of the wheel. */
    private static final Duration ONE_MOVEMENT = Duration.ofMillis(700);

    private static final int MOST_STEPS = 200;

    private final ViewSettings settings;
    private final LongSupplier nanoTime;
    private final Deque<ViewState> past = new ArrayDeque<>();
    private final Deque<ViewState> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable");
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper(this, "redoable");
    private ViewState present;
    private long changed;
    private boolean restoring;

    public ViewHistory(ViewSettings settings) {
        this(settings, System::nanoTime);
    }

    ViewHistory(ViewSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.present = settings.state().get();
        this.changed = nanoTime.getAsLong() - ONE_MOVEMENT.toNanos();
        settings.state().subscribe(this::remember);
    }

    private void remember(ViewState state) {
        if (restoring || state.equals(present)) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - changed >= ONE_MOVEMENT.toNanos() || past.isEmpty()) {
            past.push(present);
            if (past.size() > MOST_STEPS) {
                past.removeLast();
            }
        }
        changed = now;
        present = state;
        future.clear();
        tell();
    }

    /** Takes the last change back, if there is one. */
    public void undo() {
        if (!past.isEmpty()) {
            future.push(present);
            restore(past.pop());
        }
    }

    /** Brings back what {@link #undo} took, if nothing was changed since. */
    public void redo() {
        if (!future.isEmpty()) {
            past.push(present);
            restore(future.pop());
        }
    }

    private void restore(ViewState state) {
        present = state;
        changed = nanoTime.getAsLong() - ONE_MOVEMENT.toNanos(); // the next change is a new step
        restoring = true;
        try {
            settings.set(state);
        } finally {
            restoring = false;
        }
        tell();
    }

    private void tell() {
        undoable.set(!past.isEmpty());
        redoable.set(!future.isEmpty());
    }

    /** True if there is something to take back. */
    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** True if there is something to bring again. */
    public ReadOnlyBooleanProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }
}
