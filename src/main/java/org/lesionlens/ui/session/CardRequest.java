package org.lesionlens.ui.session;

import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.OpenNetwork;

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
        String trouble) {

    CardRequest again(ModelCard written, String why) {
        return new CardRequest(network, fileName, written, layer, known, why);
    }
}
