package org.lesionlens.image.decode;

import java.nio.file.Path;
import java.util.List;
import org.lesionlens.image.LesionMask;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.PixelForm;
import org.lesionlens.image.RgbImage;

/** Reads the masks that lie beside photos, and says why one cannot be used. */
public final class MaskFile {

    private final ImageDecoder decoder;

    public MaskFile(ImageDecoder decoder) {
        this.decoder = decoder;
    }

    /** What became of the masks of a photo. */
    public sealed interface Found {

        /** There is none. */
        record None() implements Found {}

        /**
         * One that lies over the photo.
         *
         * @param photoWidth of the photo as displayed, in pixels
         * @param photoHeight of the photo as displayed, in pixels
         */
        record Mask(Path file, LesionMask mask, int photoWidth, int photoHeight) implements Found {}

        /**
         * None that can be used.
         *
         * @param why what is wrong
         * @param detail the decoder's words, blank if it has none
         */
        record Unusable(Path file, Why why, String detail) implements Found {}
    }

    /** Why there is no mask. */
    public enum Why {
        EMPTY,
        FULL,
        INVERTED,
        SHAPE,
        MANY_LEVELS,
        /** Several lie there, and nobody knows which one counts. */
        SEVERAL,
        /** The photo's file says how to turn it: nobody knows whether the mask is turned, too. */
        TURNED,
        UNREADABLE
    }

    /**
     * The mask of a photo.
     *
     * @param files that may be it
     * @param photoWidth of the photo as displayed, in pixels
     * @param photoHeight of the photo as displayed, in pixels
     * @param turned how the photo is turned to be displayed
     */
    public Found find(List<Path> files, int photoWidth, int photoHeight, Orientation turned) {
        if (files.isEmpty()) {
            return new Found.None();
        }
        Path file = files.getFirst();
        if (files.size() > 1) {
            return new Found.Unusable(file, Why.SEVERAL, "");
        }
        if (turned != Orientation.UPRIGHT) {
            return new Found.Unusable(file, Why.TURNED, "");
        }
        try {
            RgbImage picture = decoder.decode(file);
            return switch (LesionMask.of(picture, photoWidth, photoHeight)) {
                case LesionMask.Reading.Usable(LesionMask mask) ->
                        new Found.Mask(file, mask, photoWidth, photoHeight);
                case LesionMask.Reading.Unusable(LesionMask.Problem problem) ->
                        new Found.Unusable(file, Why.valueOf(problem.name()), "");
            };
        } catch (ImageDecodeException e) {
            return new Found.Unusable(file, Why.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    /** The mask of a photo that has to be read for its size. */
    public Found find(List<Path> files, Path photo) {
        if (files.isEmpty()) {
            return new Found.None();
        }
        try {
            Photo read = decoder.photo(photo, PixelForm.AS_DISPLAYED);
            return find(
                    files, read.displayed().width(), read.displayed().height(), read.orientation());
        } catch (ImageDecodeException e) {
            return new Found.Unusable(
                    files.getFirst(), Why.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }
}
