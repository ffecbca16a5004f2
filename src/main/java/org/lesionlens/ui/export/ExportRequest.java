package org.lesionlens.ui.export;

import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.export.FigureView;
import org.lesionlens.export.PicturedLesion;

/**
 * What can be exported.
 *
 * @param analysis of the shown lesion
 * @param photoName the photo's file name; goes into the export only if the person wants it
 * @param neutralName what the lesion is called otherwise, different from any other of its set
 * @param neutralStem the same for a file's name
 * @param lesion what is known of it; its name is not used
 * @param pinned the lesion that it is compared with; null unless one is
 * @param seen what the screen shows, in its physical pixels
 * @param whole the whole photo at its full size, drawn in the same style
 */
public record ExportRequest(
        Analysis analysis,
        String photoName,
        String neutralName,
        String neutralStem,
        PicturedLesion lesion,
        @Nullable Pinned pinned,
        FigureView seen,
        FigureView whole) {

    /**
     * A lesion that is compared with.
     *
     * @param photoName the photo's file name, as above
     * @param neutralName what it is called otherwise
     * @param lesion what is known of it; its name is not used
     */
    public record Pinned(String photoName, String neutralName, PicturedLesion lesion) {}
}
