package org.lesionlens.scoring;

import org.lesionlens.analysis.GivenInputs;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.cases.LesionImage;

/**
 * Says what a network was given besides a photo.
 *
 * @param facts of the set that the photo is of
 */
public record InputWords(ModelCard card, SetFacts facts) {

    /** False if it takes nothing but photos. */
    public boolean isAny() {
        return !card.inputs().isEmpty();
    }

    /** Blank if it could not be asked about the lesion. */
    public String of(LesionImage lesion) {
        try {
            return GivenInputs.of(card, facts.of(lesion)).words(card);
        } catch (MissingFactException e) {
            return ""; // its row says why
        }
    }
}
