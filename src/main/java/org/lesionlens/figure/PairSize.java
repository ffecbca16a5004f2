package org.lesionlens.figure;

/**
 * How much room the two pictures of a lesion take, and what is said below them: enough to lay a
 * figure out without keeping its pictures.
 *
 * @param width of each picture, in pixels; 0 if the photo cannot be read
 * @param height of each picture, in pixels; 0 if the photo cannot be read
 * @param top the raw value of the strongest colour; 0 if nothing speaks for the class
 * @param problem why something is missing; blank if nothing is
 */
record PairSize(int width, int height, double top, String problem) {

    static PairSize failed(String problem) {
        return new PairSize(0, 0, 0, problem);
    }

    boolean isReadable() {
        return height > 0;
    }
}
