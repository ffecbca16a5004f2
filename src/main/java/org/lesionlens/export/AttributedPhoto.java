package org.lesionlens.export;

import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.attribution.Attribution;

/**
 * A photo, what a network said of it, and what parts of its input do for one class's score.
 *
 * @param card of the model that was asked
 * @param classIndex of the class whose score was attributed
 * @param pass what the network left behind
 * @param other what is said of the photo in the form of pixels that the card does not ask for
 */
public record AttributedPhoto(
        ModelCard card,
        int classIndex,
        PreparedPhoto photo,
        ForwardPass pass,
        Attribution attribution,
        Optional<OtherPixels> other) {

    /** The class whose score was attributed. */
    public String className() {
        return card.output().classes().get(classIndex);
    }

    /** The probability of each class in [0, 1], in the order of the card's classes. */
    public List<Double> probabilities() {
        return card.output().probabilities(pass.logits());
    }
}
