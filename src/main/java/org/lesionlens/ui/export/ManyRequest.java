package org.lesionlens.ui.export;

import java.util.List;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.export.PictureFolder;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.ReviewCase;

/**
 * Pictures of many lesions.
 *
 * @param choices of which one is taken
 * @param images all of the set, in its order
 * @param style how heat is drawn
 * @param threshold p ≥ this is called positive
 * @param asked how lesions are explained
 * @param source explains each
 */
public record ManyRequest(
        List<Choice> choices,
        List<LesionImage> images,
        OverlayStyle style,
        double threshold,
        PictureFolder.Asked asked,
        PictureFolder.Source source) {

    /** Copies lists in. */
    public ManyRequest {
        choices = List.copyOf(choices);
        images = List.copyOf(images);
    }

    /** Some lesions of the set. */
    public enum Which {
        SELECTION,
        PATIENT,
        FILTER,
        SET
    }

    /**
     * Some lesions.
     *
     * @param cases at least one
     */
    public record Choice(Which which, List<ReviewCase> cases) {

        /** Copies {@code cases} in. */
        public Choice {
            cases = List.copyOf(cases);
        }
    }
}
