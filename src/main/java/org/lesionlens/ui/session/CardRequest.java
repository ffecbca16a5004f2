package org.lesionlens.ui.session;

import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.files.FileNames;

/**
 * A model that needs a card, or whose card is to be edited.
 *
 * @param network that is open
 * @param fileName of the model
 * @param start what is written on the card at first
 * @param layer that is explained
 * @param known true if it has a card and is in use
 * @param trouble why the card that was written before did not do; blank if there was none
 */
public record CardRequest(
        OpenNetwork network,
        String fileName,
        ModelCard start,
        int layer,
        boolean known,
        String trouble)
        implements LoadedModel {

    /** The first card of a model that has none. */
    static CardRequest first(OpenNetwork network, String fileName) {
        ModelCard start = network.guess().card(FileNames.stem(fileName), network.architecture());
        return new CardRequest(network, fileName, start, network.layer(), false, "");
    }

    /** The card of a model that has one. */
    static CardRequest edit(ModelInUse model) {
        return new CardRequest(
                model.network(),
                model.fileName(),
                model.classifier().card(),
                model.layer(),
                true,
                "");
    }

    /** The same once more, with what was written and why it did not do. */
    CardRequest again(ModelCard written, String why) {
        return new CardRequest(network, fileName, written, layer, known, why);
    }
}
