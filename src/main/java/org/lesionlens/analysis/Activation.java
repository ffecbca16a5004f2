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
    },

    /**
     * Nothing: the network gives probabilities already. The logit log p − log(1 − p) of each is
     * taken in its place, of p in [{@link #LEAST}, 1 − {@link #LEAST}].
     */
    NONE("none") {
        @Override
        public List<Double> logits(List<Double> given) {
            return given.stream()
                    .map(p -> Math.clamp(p, LEAST, 1 - LEAST))
                    .map(p -> Math.log(p) - Math.log1p(-p))
                    .toList();
        }

        @Override
        List<Double> probabilities(List<Double> logits) {
            return SIGMOID.probabilities(logits);
        }
    };

    /** How near to 0 and 1 a given probability may come; float32 knows no nearer ones to 1. */
    public static final double LEAST = 1e-7;

    private final String modelName;

    Activation(String modelName) {
        this.modelName = modelName;
    }

    /** As {@code model.json} names it. */
    public String modelName() {
        return modelName;
    }

    /** The logits that belong to what a network gives: mostly the same. */
    public List<Double> logits(List<Double> given) {
        return given;
    }

    /** One probability in [0, 1] for each logit. */
    abstract List<Double> probabilities(List<Double> logits);
}
