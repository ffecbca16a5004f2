package org.lesionlens.image;

/** Which pixels of a photo's file a network is to see. */
public enum PixelForm {
    /** As a person sees the photo: upright, in sRGB, over white where it is transparent. */
    AS_DISPLAYED("as displayed"),

    /**
     * As {@code Image.open(file).convert("RGB")} of Pillow gives them, by which most networks were
     * trained: not turned but for TIFF, colour profiles ignored, transparency dropped, of 16 bits
     * the upper 8, and grey of more than 8 bits cut off at 255.
     */
    AS_STORED("as stored");

    private final String modelName;

    PixelForm(String modelName) {
        this.modelName = modelName;
    }

    /** The value of {@code input.pixels} in {@code model.json}. */
    public String modelName() {
        return modelName;
    }

    /** The one that this is not. */
    public PixelForm other() {
        return this == AS_STORED ? AS_DISPLAYED : AS_STORED;
    }
}
