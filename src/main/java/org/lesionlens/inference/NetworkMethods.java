package org.lesionlens.inference;

/**
 * The names of the two methods that a network's layer is explained by.
 *
 * @param features from the input to the layer's output
 * @param head from there to the logits
 */
record NetworkMethods(String features, String head) {

    /** As archives have them that models/export.py makes. */
    static final NetworkMethods CONTRACT = new NetworkMethods("features", "head");
}
