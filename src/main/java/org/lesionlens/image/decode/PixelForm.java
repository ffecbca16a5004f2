package org.lesionlens.image.decode;

/** Which pixels of a file a network is to see. */
public enum PixelForm {
    /** As a person sees the photo: upright, in sRGB, over white where it is transparent. */
    AS_DISPLAYED,

    /**
     * As {@code Image.open(file).convert("RGB")} of Pillow gives them, by which most networks were
     * trained: not turned but for TIFF, colour profiles ignored, transparency dropped, of 16 bits
     * the upper 8, and grey of more than 8 bits cut off at 255.
     */
    AS_STORED
}
