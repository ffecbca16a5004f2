package org.lesionlens.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;

/**
 * A model file that is open, with a card or without: here cards are tried and layers chosen. May be
 * used from any thread; whoever opened it closes it.
 */
public interface OpenNetwork extends AutoCloseable {

    /** The name of the network's class, without its package. */
    String architecture();

    /** What is known without a card. */
    CardGuess guess();

    /** The card that was found in the file, beside it, or kept for it. */
    Optional<ModelCard> card();

    /** True if the card that is used is in the file itself. */
    boolean hasOwnCard();

    /**
     * Names of the layers that can be explained, the last of the network first; empty if the file
     * has methods for one layer and leaves no choice.
     */
    List<String> layers();

    /** The layer that the card names, else the last of the network, which is 0. */
    int layer();

    /**
     * Largest |head(features(x)) − forward(x)| of the instrumented copy that is run in the file's
     * place, 0 if all bits are the same; empty if the file itself is run.
     */
    Optional<Double> deviation();

    /** What is not as in the file, in the order of the constants. */
    default List<Adjustment> adjustments() {
        return List.of();
    }

    /**
     * Measures a layer; takes up to some seconds, in which others wait.
     *
     * @param layer index in {@link #layers}
     * @param input that it is measured with
     * @throws ModelLoadException if the layer cannot be explained
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    LayerFacts measure(int layer, InputSpec input) throws ModelLoadException, InterruptedException;

    /**
     * Runs the network on an input that need not be of the card's size.
     *
     * @return what it gives before the activation
     * @throws ClassificationException if the network refuses, for example this size
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    List<Double> logits(ImageTensor input) throws ClassificationException, InterruptedException;

    /**
     * The network under a card. It lives as long as this; closing it does nothing.
     *
     * @param layer index in {@link #layers}; 0 if there is no choice
     * @throws ModelLoadException if the card does not fit the network, or the layer cannot be
     *     explained with this input
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    Classifier classifier(ModelCard card, int layer)
            throws ModelLoadException, InterruptedException;

    /**
     * Keeps a card for this file's bytes, in place of the one before.
     *
     * @throws IOException if it cannot be written
     */
    void keep(ModelCard card) throws IOException;

    /**
     * Writes an archive that says all by itself: the network, its methods and the card; in place of
     * a file of that name.
     *
     * @param layer index in {@link #layers}; 0 if there is no choice
     * @throws IOException if it cannot be written
     */
    void export(ModelCard card, int layer, Path file) throws IOException;

    /** Frees all native memory, also of all its classifiers. */
    @Override
    void close();
}
