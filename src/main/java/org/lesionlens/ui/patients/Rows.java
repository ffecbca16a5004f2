package org.lesionlens.ui.patients;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.lesionlens.ui.fx.InWindow;

/** What a list of rows does not offer by itself. */
final class Rows {

    private Rows() {}

    /** Runs {@code action} at each change, but lets go of a row that its list has thrown away. */
    static void whileShown(Node row, ObservableValue<?> value, Runnable action) {
        value.when(InWindow.of(row)).subscribe(_ -> action.run());
    }

    /** Scrolls as little as it takes to see a row, and not at all if it is seen. */
    static void reveal(ListView<?> list, int index) {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null) {
            flow.scrollTo(index);
        } else {
            list.scrollTo(index);
        }
    }
}
