package org.lesionlens.analysis;

import java.nio.file.Path;

/** Opens model files. */
@FunctionalInterface
public interface ClassifierLoader {

    /**
     * Opens a model, proves that it does what its card says, and warms it up; takes seconds.
     *
     * @param file of a TorchScript archive with the methods {@code features} and {@code head}
     * @return the model, to be closed by the caller
     * @throws ModelLoadException if the file cannot be used
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    Classifier load(Path file) throws ModelLoadException, InterruptedException;
}
