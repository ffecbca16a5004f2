package org.lesionlens.explain;

/**
 * What a class's score becomes without a channel: re-runs a network's head, which this package does
 * not know.
 *
 * @param <E> what a head throws that fails
 */
@FunctionalInterface
public interface AblatedScores<E extends Exception> {

    /**
     * Runs the head once for each channel k of the evidence's activations, with A<sub>k</sub> = 0.
     *
     * @return the explained class's scores, channel by channel
     * @throws E if the head fails
     * @throws InterruptedException if the calling thread is interrupted before the last run
     */
    double[] compute() throws E, InterruptedException;
}
