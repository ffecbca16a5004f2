package org.lesionlens.ui.fx;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/**
 * A scroll pane whose content changes all the time. JavaFX's own keeps its content as a picture,
 * which is drawn anew as a whole for every change of a part.
 */
public final class LiveScrollPane extends ScrollPane {

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        lookup(".viewport").setCache(false);
        return skin;
    }
}
