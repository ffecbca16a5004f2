package org.lesionlens.bench;

/** Measures how soon the window is there: starts the program, and so lives elsewhere. */
public interface StartBenchmark {

    /**
     * Starts the program again and again.
     *
     * @param runs how often, at least 1
     * @throws Exception if no window can be had here, or it does not come
     */
    StartTimes start(int runs) throws Exception;
}
