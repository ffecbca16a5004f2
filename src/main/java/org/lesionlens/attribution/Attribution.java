package org.lesionlens.attribution;

/**
 * What parts of the network's input do for one class's score. Not a class-activation map, which is
 * of a layer's maps and comes with an {@link org.lesionlens.analysis.Analysis}.
 */
public sealed interface Attribution permits PixelAttribution, PerturbationMap, ViewsMap {

    /** How it was computed. */
    AttributionSettings settings();
}
