package org.lesionlens.bench;

import java.time.Duration;
import java.util.OptionalDouble;
import org.lesionlens.analysis.Classifier;

/** Measures what a person feels: needs a window, and so lives elsewhere. */
public interface ViewerBenchmark {

    /**
     * The median time from one step of the opacity or threshold slider to pixels on screen.
     *
     * @param width of the photo, in pixels
     * @param height of the photo, in pixels
     * @param runs steps to measure, after warm-up; at least 1
     * @return milliseconds; empty if no window can be had here
     */
    OptionalDouble stepMillis(int width, int height, int runs);

    /**
     * Measures the whole viewer with a model.
     *
     * @param runs of each step, after warm-up; at least 1
     * @param drag how long a slider is dragged
     * @throws Exception if no window can be had here, or something fails
     */
    ViewerTimes viewer(Classifier classifier, int runs, Duration drag) throws Exception;
}
