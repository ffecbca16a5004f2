package org.lesionlens.ui.export;

import org.lesionlens.export.AttributedPhoto;
import org.lesionlens.export.AttributionFigure;
import org.lesionlens.export.PicturedLesion;

/**
 * A map that is not of a layer, to be exported.
 *
 * @param attributed the photo and the map
 * @param photoName the photo's file name; goes into the export only if the person wants it
 * @param neutralName what the lesion is called otherwise, different from any other of its set
 * @param neutralStem the same for a file's name
 * @param lesion what is known of it; its name is not used
 * @param figure how it is drawn
 */
public record AttributionRequest(
        AttributedPhoto attributed,
        String photoName,
        String neutralName,
        String neutralStem,
        PicturedLesion lesion,
        AttributionFigure figure) {}
