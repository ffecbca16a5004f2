package org.lesionlens.attribution;

import org.lesionlens.explain.ExplanationMethod;

/** A method that is not of a layer's maps, with all that its result depends on. */
public sealed interface AttributionSettings permits PixelSettings, PerturbationSettings {

    /** Of attributions. */
    ExplanationMethod method();

    /**
     * What can be chosen, for people and as a part of a key: {@code 32 steps from black}; blank if
     * nothing can.
     */
    String inWords();
}
