package org.lesionlens.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What turns a network's logits into probabilities. */
public enum Activation {

    /** Each logit by itself: 1 / (1 + e<sup>−y</sup>). */
    SIGMOID("sigmoid") {
        @Override
        List<Double> probabilities(List<Double> logits) {
            List<Double> probabilities = new ArrayList<>(logits.size());
            for (double logit : logits) {
                probabilities.add(1 / (1 + Math.exp(-logit)));
            }
            return Collections.unmodifiableList(probabilities);
        }
    },

    /** All logits together, one class of several: e<sup>y</sup> / Σ e<sup>y</sup>. */
    SOFTMAX("softmax") {
        @Override
        List<Double> probabilities(List<Double> logits) {
            double largest = logits.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            List<Double> powers = new ArrayList<>();
            for (double logit : logits) {
                powers.add(Math.exp(logit - largest)); // never overflows
            }
            double sum = powers.stream().mapToDouble(Double::doubleValue).sum();
            return powers.stream().map(power -> power / sum).toList();
        }
    };

    private final String modelName;

    Activation(String modelName) {
        this.modelName = modelName;
    }

    /** As {@code model.json} names it. */
    public String modelName() {
        return modelName;
    }

    /** One probability in [0, 1] for each logit. */
    abstract List<Double> probabilities(List<Double> logits);
}
