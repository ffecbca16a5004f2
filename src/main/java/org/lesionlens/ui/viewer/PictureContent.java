package org.lesionlens.ui.viewer;

import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.RgbImage;

/**
 * What a picture shows: a photo, a map, or one over the other.
 *
 * @param kind which of them
 * @param photo upright, at its full size
 * @param geometry how the photo was fitted into the network's input; null of a photo alone
 * @param map the heat; null of a photo alone
 */
record PictureContent(
        Kind kind, RgbImage photo, @Nullable InputGeometry geometry, @Nullable EvidenceMap map) {

    /** What is drawn. */
    enum Kind {
        PHOTO,
        OVERLAY,
        /** The map alone: each cell in its own colour, whatever the opacity and the threshold. */
        MAP,
        /** How two maps differ, over the photo; always in diverging colours. */
        DIFFERENCE
    }

    static PictureContent of(Kind kind, Analysis analysis, boolean signed) {
        EvidenceMap map = analysis.explanation().shown(signed);
        return new PictureContent(kind, analysis.photo(), analysis.geometry(), map);
    }

    static PictureContent alone(RgbImage photo) {
        return new PictureContent(Kind.PHOTO, photo, null, null);
    }

    static PictureContent difference(Analysis analysis, SignedMap difference) {
        return new PictureContent(
                Kind.DIFFERENCE, analysis.photo(), analysis.geometry(), difference);
    }

    static PictureContent spread(Analysis analysis, Heatmap spread) {
        return new PictureContent(Kind.OVERLAY, analysis.photo(), analysis.geometry(), spread);
    }

    /** True if values below 0 mean something, and the colours must say so. */
    boolean isSigned() {
        return map instanceof SignedMap;
    }

    /** True if the photo is seen. */
    boolean showsPhoto() {
        return kind != Kind.MAP;
    }

    /** True if heat is seen. */
    boolean showsHeat() {
        return kind != Kind.PHOTO;
    }

    /** True for the same photo, whatever lies over it. */
    boolean isOfSamePhoto(PictureContent other) {
        return photo.equals(other.photo); // quick: pixels differ early, or are the same array
    }
}
