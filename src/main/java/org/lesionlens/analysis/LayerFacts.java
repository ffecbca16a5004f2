package org.lesionlens.analysis;

/**
 * A layer that can be explained, as it was measured.
 *
 * @param name of the layer
 * @param channels K of its output
 * @param height h of its output
 * @param width w of its output
 * @param milliseconds head and gradient together, the second run: what a map of this layer costs
 *     beside the run of the network
 */
public record LayerFacts(String name, int channels, int height, int width, double milliseconds) {}
