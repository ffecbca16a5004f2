package org.lesionlens.analysis;

import java.io.IOException;
import java.nio.file.Path;

/** Opens model files in whatever way is asked, and runs them. May be used from any thread. */
public interface Engine extends NetworkLoader, AutoCloseable {

    /**
     * Opens a model that has a card.
     *
     * @return to be closed by the caller, which closes the network
     * @throws ModelLoadException if the file cannot be used; a {@link MissingCardException} if all
     *     it lacks is a card
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    Classifier load(Path file, ModelChoice choice) throws ModelLoadException, InterruptedException;

    /** The same as the file itself says. */
    default Classifier load(Path file) throws ModelLoadException, InterruptedException {
        return load(file, ModelChoice.DEFAULT);
    }

    /**
     * Opens a model, looks at it and closes it; one without a card is no reason to fail.
     *
     * @throws ModelLoadException if the file cannot be used
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    ModelFacts inspect(Path file, ModelChoice choice)
            throws ModelLoadException, InterruptedException;

    /**
     * Writes an archive that says all by itself: a model, its methods for one layer, and its card.
     *
     * @param file that does not exist yet
     * @throws ModelLoadException if the model cannot be used; a {@link MissingCardException} if it
     *     has no card
     * @throws IOException if the file exists or cannot be written
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    void export(Path model, ModelChoice choice, Path file)
            throws ModelLoadException, IOException, InterruptedException;

    /**
     * Has another libtorch loaded than the one that comes along; before anything else is asked.
     *
     * @param libtorch its folder
     * @throws ModelLoadException if it does not fit; says what, where, and what to do
     */
    default void use(Path libtorch) throws ModelLoadException {
        throw new ModelLoadException("this engine takes none");
    }

    /** Comes to rest after what was asked before; models must be closed first. */
    @Override
    void close();
}
