package org.lesionlens.analysis;

import java.util.List;
import org.lesionlens.explain.ClassEvidence;

/**
 * What a network says of one input, and why.
 *
 * @param logits scores before the activation
 * @param evidence for one class
 */
public record ScoredInput(List<Double> logits, ClassEvidence evidence) {

    public ScoredInput {
        logits = List.copyOf(logits);
    }
}
