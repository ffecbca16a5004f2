package org.lesionlens.analysis;

import org.lesionlens.explain.FeatureMaps;

/**
 * How a class's score changes with each number of the network's input, at one input.
 *
 * @param score of the class there, before sigmoid or softmax
 * @param values ∂score/∂input, (3, height, width), per unit of the normalised input
 */
public record InputGradient(double score, FeatureMaps values) {

    /** That of the class that a single logit does not speak for. */
    public InputGradient negated() {
        return new InputGradient(-score, values.negated());
    }
}
