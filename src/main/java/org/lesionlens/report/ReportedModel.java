package org.lesionlens.report;

import java.util.List;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.files.ContentHash;

/**
 * The model that a report is about.
 *
 * @param key stands for its file and card
 * @param adjustments what is not as in its file
 */
public record ReportedModel(ModelCard card, ContentHash key, List<Adjustment> adjustments) {

    private static final int SHORT = 8;

    public ReportedModel {
        adjustments = List.copyOf(adjustments);
    }

    /** What a loaded model says of itself. */
    public static ReportedModel of(Classifier classifier) {
        return new ReportedModel(classifier.card(), classifier.key(), classifier.adjustments());
    }

    /** Enough of the hash to tell models apart. */
    String shortHash() {
        return key.hex().substring(0, SHORT);
    }
}
