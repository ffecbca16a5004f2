package org.lesionlens.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * What a person did in the window, whatever it was of, to be taken back and brought again in its
 * order. Belongs to the UI thread.
 */
public final class UndoHistory {

    private static final int MOST_STEPS = 200;

    private final Deque<Step> past = new ArrayDeque<>();
    private final Deque<Step> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable");
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper(this, "redoable");

    /** Something that was done. */
    public interface Step {

        /** Takes it back. */
        void undo();

        /** Brings it again. */
        void redo();
    }

    /** Remembers what was just done; what was taken back cannot be brought again any more. */
    public void add(Step done) {
        past.push(done);
        if (past.size() > MOST_STEPS) {
            past.removeLast();
        }
        future.clear();
        tell();
    }

    /** What was done last, if it is not taken back. */
    public Optional<Step> last() {
        return Optional.ofNullable(past.peek());
    }

    /** What was taken back is over, as something was done since. */
    public void endFuture() {
        future.clear();
        tell();
    }

    /** Forgets steps that mean nothing any more. */
    public void forget(Predicate<Step> which) {
        past.removeIf(which);
        future.removeIf(which);
        tell();
    }

    /** Takes the last step back, if there is one. */
    public void undo() {
        if (!past.isEmpty()) {
            Step step = past.pop();
            future.push(step);
            step.undo();
            tell();
        }
    }

    /** Brings back what {@link #undo} took, if nothing was done since. */
    public void redo() {
        if (!future.isEmpty()) {
            Step step = future.pop();
            past.push(step);
            step.redo();
            tell();
        }
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
