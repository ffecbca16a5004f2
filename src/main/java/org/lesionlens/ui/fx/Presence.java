package org.lesionlens.ui.fx;

import javafx.scene.Node;

/** Whether a part of the window is there: what is not leaves its room to others. */
public final class Presence {

    private Presence() {}

    /** Has a node be there or not. */
    public static void of(Node node, boolean here) {
        node.setVisible(here);
        node.setManaged(here);
    }
}
