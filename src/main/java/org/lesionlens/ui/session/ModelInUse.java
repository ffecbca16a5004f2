package org.lesionlens.ui.session;

import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.files.ContentHash;

/**
 * A model as everything in the window uses it.
 *
 * @param network that is open
 * @param fileName of the model
 * @param classifier the network under its card
 * @param layer that is explained; index in {@link OpenNetwork#layers}
 */
public record ModelInUse(OpenNetwork network, String fileName, Classifier classifier, int layer)
        implements LoadedModel {

    /**
     * A network under a card; takes seconds.
     *
     * @throws ModelLoadException if the card does not fit the network, or the layer cannot be
     *     explained with this input
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    static ModelInUse of(OpenNetwork network, String fileName, ModelCard card, int layer)
            throws ModelLoadException, InterruptedException {
        return new ModelInUse(network, fileName, network.classifier(card, layer), layer);
    }

    /** By which the store knows its results. */
    public ContentHash key() {
        return classifier.key();
    }

    /** The same model, another layer explained. */
    ModelInUse withLayer(int other) throws ModelLoadException, InterruptedException {
        return of(network, fileName, classifier.card(), other);
    }
}
