package org.lesionlens.figure;

import org.lesionlens.image.InputSpec;

/**
 * Whose heat a figure shows.
 *
 * @param name of the model
 * @param hash the first digits of what tells this model, card and layer from any other
 * @param positive the class that is looked for and explained
 * @param layer whose activations the maps are of; blank if that is the usual one
 * @param input how photos lie in its input
 */
public record FigureModel(
        String name, String hash, String positive, String layer, InputSpec input) {}
