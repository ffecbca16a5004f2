package org.lesionlens.image.decode;

/** What the samples of a decoded file mean, and how one pixel of them is packed into an int. */
enum ColourChannels {
    /** {@code 0xAARRGGBB}, three times the same value. */
    GREY(1),
    /** {@code 0xAARRGGBB}. */
    RGB(3),
    /** {@code 0xKKCCMMYY}, 255 is full ink; never transparent. */
    CMYK(4);

    private final int count;

    ColourChannels(int count) {
        this.count = count;
    }

    /** Number of colour samples of a pixel. */
    int count() {
        return count;
    }
}
