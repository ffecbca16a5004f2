package org.lesionlens.ui.viewer;

import java.util.OptionalDouble;
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
 * @param top raw value that the strongest colour stands for, whatever the view's scale; null if it
 *     has none of its own
 */
record PictureContent(
        Kind kind,
        RgbImage photo,
        @Nullable InputGeometry geometry,
        @Nullable EvidenceMap map,
        @Nullable Double top) {

    private PictureContent(Kind kind, Analysis analysis, EvidenceMap map) {
        this(kind, analysis.photo(), analysis.geometry(), map, null);
    }

    /** What is drawn. */
    enum Kind {
        PHOTO,
        OVERLAY,
        /** The map alone: each cell in its own colour, whatever the opacity and the threshold. */
        MAP,
        /** How two maps differ, over the photo; always in diverging colours. */
        DIFFERENCE,
        /** A map that is not of the network's layer, with a scale of its own. */
        FURTHER
    }

    static PictureContent of(Kind kind, Analysis analysis, boolean signed) {
        return new PictureContent(kind, analysis, analysis.explanation().shown(signed));
    }

    static PictureContent alone(RgbImage photo) {
        return new PictureContent(Kind.PHOTO, photo, null, null, null);
    }

    static PictureContent difference(Analysis analysis, SignedMap difference) {
        return new PictureContent(Kind.DIFFERENCE, analysis, difference);
    }

    static PictureContent spread(Analysis analysis, Heatmap spread) {
        return new PictureContent(Kind.OVERLAY, analysis, spread);
    }

    static PictureContent further(Analysis analysis, FurtherMap further) {
        return new PictureContent(
                Kind.FURTHER,
                analysis.photo(),
                analysis.geometry(),
                further.map(),
                further.top().isPresent() ? further.top().getAsDouble() : null);
    }

    /** The scale that it has of its own; empty for the map's largest value. */
    OptionalDouble ownTop() {
        return top == null ? OptionalDouble.empty() : OptionalDouble.of(top);
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
