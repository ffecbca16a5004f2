package org.lesionlens.ui.export;

import java.util.List;
import java.util.Optional;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureContents;
import org.lesionlens.figure.FigureModel;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.overlay.OverlayStyle;

/**
 * A figure of what a page shows.
 *
 * @param stem how its file is called, without ending
 * @param model whose heat it shows
 * @param threshold p ≥ this is called positive
 * @param images all of the set, in its order
 * @param style how heat is drawn
 * @param isLarge true if there may be more lesions than a figure shows
 * @param source chooses the lesions
 */
public record FigureRequest(
        String stem,
        FigureModel model,
        double threshold,
        List<LesionImage> images,
        OverlayStyle style,
        boolean isLarge,
        Source source) {

    /** Copies {@code images} in. */
    public FigureRequest {
        images = List.copyOf(images);
    }

    /** Chooses what is shown. */
    @FunctionalInterface
    public interface Source {

        /**
         * What is shown.
         *
         * @param contents how to choose
         * @param names what lesions and patients are called
         * @return none if there is nothing to show
         */
        Optional<FigureContent> content(FigureContents contents, FigureNames names);
    }
}
