package org.lesionlens.bench;

import java.nio.file.Path;

/**
 * Another program that runs networks, to compare with. The program has none; builds that compare
 * bring one along, as a service of Java.
 */
public interface OtherRuntime {

    /** What it is, with its version. */
    String name();

    /**
     * Opens a network of the other's own format.
     *
     * @param threads that a step is computed with
     * @throws Exception if it cannot
     */
    Network open(Path file, int threads) throws Exception;

    /** An open network. */
    interface Network extends AutoCloseable {

        /**
         * Runs it once and waits for what it gives.
         *
         * @param pixels float32 of shape (1, 3, height, width)
         * @throws Exception if it fails
         */
        void run(float[] pixels, int height, int width) throws Exception;

        /**
         * Frees it.
         *
         * @throws IllegalStateException if that fails
         */
        @Override
        void close();
    }
}
