package org.lesionlens.inference;

/**
 * The names of the two methods that a network's layer is explained by.
 *
 * @param features from the input to the layer's output
 * @param head from there to the logits, or to probabilities
 * @param givesProbabilities whether the head gives those; their logits are explained
 */
record NetworkMethods(String features, String head, boolean givesProbabilities) {

    /** As archives have them that models/export.py makes. */
    static final NetworkMethods CONTRACT = new NetworkMethods("features", "head", false);

    /** The same of a network whose numbers are probabilities already, or are not. */
    NetworkMethods ofProbabilities(boolean given) {
        return new NetworkMethods(features, head, given);
    }
}
