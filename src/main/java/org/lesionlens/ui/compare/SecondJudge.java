package org.lesionlens.ui.compare;

import java.util.Map;

/**
 * Whoever called a set besides the model in use.
 *
 * @param id tells judges apart
 * @param name for a person to read
 * @param isReader true of a person, whose calls have no threshold to set
 * @param threshold called positive from this probability on, in [0, 1]
 * @param isRanked false if it only called, so that it has no ROC curve
 * @param probabilities p of what is looked for in [0, 1], by index of the photo in its set; of a
 *     reader above the threshold if called positive, else below
 * @param note what else a person has to know; may be blank
 */
public record SecondJudge(
        String id,
        String name,
        boolean isReader,
        double threshold,
        boolean isRanked,
        Map<Integer, Double> probabilities,
        String note) {

    public SecondJudge {
        probabilities = Map.copyOf(probabilities);
    }
}
