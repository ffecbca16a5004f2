package org.lesionlens.attribution;

import java.util.List;
import org.lesionlens.analysis.ModelOutput;

/** Which of a class's numbers is watched while its photo is changed. */
public enum WatchedScore {
    /** Before sigmoid or softmax, as all other maps explain it. */
    LOGIT("logit", "of the logit"),
    /** In [0, 1]: what the papers of occlusion and RISE watch. */
    PROBABILITY("probability", "of the probability");

    private final String key;
    private final String words;

    WatchedScore(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** As options name it. */
    public String key() {
        return key;
    }

    String inWords() {
        return words;
    }

    /** The number of one class. */
    double of(List<Double> logits, ModelOutput output, int classIndex) {
        if (this == PROBABILITY) {
            return output.probabilities(logits).get(classIndex);
        }
        ModelOutput.Score score = output.scoreOf(classIndex, logits.size());
        double logit = logits.get(score.logit());
        return score.negated() ? -logit : logit;
    }
}
