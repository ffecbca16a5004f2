package org.lesionlens.training;

import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelLoadException;

/** Opens checkpoints. */
@FunctionalInterface
public interface CheckpointLoader {

    /**
     * A checkpoint that is open.
     *
     * @param classifier that is asked
     * @param closing frees what it takes
     */
    record Opened(Classifier classifier, Runnable closing) implements AutoCloseable {

        @Override
        public void close() {
            closing.run();
        }
    }

    /**
     * Opens one, with its card.
     *
     * @return to be closed by the caller
     * @throws ModelLoadException if the file cannot be used
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    Opened open(Checkpoint checkpoint) throws ModelLoadException, InterruptedException;
}
