package org.lesionlens.image;

/** Why a photo as displayed is not the photo as stored; see {@link PixelForm}. */
public enum PixelDifference {
    /** It is to be turned or mirrored. */
    ORIENTATION,

    /** Its colours are those of a profile, other than sRGB. */
    PROFILE,

    /** It is transparent. */
    TRANSPARENCY,

    /** Its samples have more than 8 bits. */
    DEPTH
}
