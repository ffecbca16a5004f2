package org.lesionlens.attribution;

import java.util.List;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.image.ImageTensor;

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

    /** The numbers of one class, input by input. */
    List<Double> of(Classifier classifier, List<ImageTensor> inputs, int classIndex)
            throws ClassificationException, InterruptedException {
        return switch (this) {
            case LOGIT -> classifier.scores(inputs, classIndex);
            case PROBABILITY ->
                    classifier.logits(inputs).stream()
                            .map(logits ->
                                    classifier
                                            .card()
                                            .output()
                                            .probabilities(logits)
                                            .get(classIndex))
                            .toList();
        };
    }
}
