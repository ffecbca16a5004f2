package org.lesionlens.ui.fx;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Brings what keys have reached into sight, where the toolkit only does so for the focus. */
public final class Reveal {

    private Reveal() {}

    /** Scrolls the pane around a node no further than it takes to see the node. */
    public static void of(Node node) {
        for (Parent around = node.getParent(); around != null; around = around.getParent()) {
            if (around instanceof ScrollPane pane) {
                reveal(node, pane);
                return;
            }
        }
    }

    private static void reveal(Node node, ScrollPane pane) {
        Node content = pane.getContent();
        double seen = pane.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - seen;
        if (hidden > 0) {
            Bounds place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
            double top = pane.getVvalue() * hidden;
            double wanted = Math.min(Math.max(top, place.getMaxY() - seen), place.getMinY());
            pane.setVvalue(wanted / hidden);
        }
    }
}
