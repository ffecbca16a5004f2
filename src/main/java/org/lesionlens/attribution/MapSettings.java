package org.lesionlens.attribution;

import org.lesionlens.explain.ExplanationMethod;

/** A method of any kind, with all that its map depends on. */
public sealed interface MapSettings permits LayerMap, AttributionSettings {

    /** Of which the map is. */
    ExplanationMethod method();

    /**
     * What can be chosen, for people and as a part of a key: {@code 32 steps from black}; blank if
     * nothing can.
     */
    String inWords();

    /**
     * About how long it takes, in forward passes of the network: a gradient takes three.
     *
     * @param width of the network's input, in pixels
     * @param height of the network's input, in pixels
     */
    long forwardPasses(int width, int height);
}
