package org.lesionlens.cli;

import java.util.OptionalDouble;

/** Measures what a person feels when a slider moves: needs a window, and so lives elsewhere. */
@FunctionalInterface
public interface SliderMeter {

    /**
     * The median time from one step of the opacity or threshold slider to pixels on screen.
     *
     * @param width of the photo, in pixels
     * @param height of the photo, in pixels
     * @param runs steps to measure, after warm-up; at least 1
     * @return milliseconds; empty if no window can be had here
     */
    OptionalDouble stepMillis(int width, int height, int runs);
}
