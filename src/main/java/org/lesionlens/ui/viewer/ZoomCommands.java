package org.lesionlens.ui.viewer;

import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/** Looks closer and from further away, around the middle of what is shown. */
final class ZoomCommands {

    private static final double STEP = 1.5;

    private final ObjectProperty<Zoom> zoom;
    private final Supplier<@Nullable Framing> framing;

    /**
     * @param framing of the picture that is looked at; gives null while there is none
     */
    ZoomCommands(ObjectProperty<Zoom> zoom, Supplier<@Nullable Framing> framing) {
        this.zoom = zoom;
        this.framing = framing;
    }

    void closer() {
        by(STEP);
    }

    void further() {
        by(1 / STEP);
    }

    private void by(double factor) {
        Framing now = framing.get();
        if (now != null) {
            zoom.set(now.zoomedAt(now.viewWidth() / 2.0, now.viewHeight() / 2.0, factor));
        }
    }

    /** Moves the photo by so many steps, each a tenth of the view. */
    void move(int right, int down) {
        Framing now = framing.get();
        if (now != null) {
            zoom.set(now.movedBy(right * now.viewWidth() * 0.1, down * now.viewHeight() * 0.1));
        }
    }

    void fit() {
        zoom.set(Zoom.FIT);
    }

    void actualSize() {
        Framing now = framing.get();
        if (now != null) {
            zoom.set(now.actualSize());
        }
    }
}
