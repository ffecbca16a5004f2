package org.lesionlens.attribution;

/** Where masks come from. */
@FunctionalInterface
interface MaskSource {

    /**
     * One mask.
     *
     * @param number from 0
     * @return how open it is at each pixel of the input, in [0, 1], row by row
     */
    float[] mask(int number);
}
