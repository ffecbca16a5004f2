package org.lesionlens.ui.review;

import java.util.Optional;
import org.lesionlens.cases.LesionImage;

/** A node in which a lesion stands: who asks for a menu there, asks for the lesion's. */
public interface LesionPlace {

    /**
     * The lesion that a menu is for.
     *
     * @param byKey true if it is asked for by a key, and not at a point
     */
    Optional<LesionImage> lesionAsked(boolean byKey);
}
