package org.lesionlens.drawing;

/** More pixels are wanted than there is memory for. */
public final class TooManyPixelsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;
    private static final int BYTES = 4; // of a pixel
    private static final double MEGABYTE = 1e6;

    private TooManyPixelsException(String message) {
        super(message);
    }

    /** Of more pixels than are counted. */
    static TooManyPixelsException beyondPng(int width, int height) {
        return new TooManyPixelsException(
                "%d × %d are too many pixels: ask for fewer lesions, fewer pixels an inch, or pages"
                        .formatted(width, height));
    }

    /**
     * Refuses what could not be drawn, before all the memory has gone into it.
     *
     * @param pixels that are held at once, at least 0
     * @throws TooManyPixelsException if they do not fit into what memory is left
     */
    public static void check(double pixels) {
        Runtime machine = Runtime.getRuntime();
        long used = machine.totalMemory() - machine.freeMemory();
        check(pixels, machine.maxMemory() - used);
    }

    /** The same for so many bytes. */
    static void check(double pixels, long free) {
        double needed = BYTES * pixels;
        if (needed > free) {
            throw new TooManyPixelsException(
                    "%.0f million pixels need %.0f MB of memory, and %.0f MB are free: ask for fewer lesions, fewer pixels an inch, or pages"
                            .formatted(pixels / MEGABYTE, needed / MEGABYTE, free / MEGABYTE));
        }
    }
}
