package org.lesionlens.analysis;

import java.nio.file.Path;

/** Opens model files. */
@FunctionalInterface
public interface NetworkLoader {

    /**
     * Opens a model and proves that it can be explained; takes seconds.
     *
     * @param file of a TorchScript archive
     * @return the network, to be closed by the caller
     * @throws ModelLoadException if the file cannot be used
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    OpenNetwork open(Path file) throws ModelLoadException, InterruptedException;

    /**
     * Fails if the libtorch in a folder cannot be used in place of the one that comes along.
     *
     * @throws ModelLoadException says what does not fit, where, and what to do
     */
    default void checkLibtorch(Path folder) throws ModelLoadException {}
}
