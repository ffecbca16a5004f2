package org.lesionlens.faithfulness;

/**
 * What becomes of the explained class's probability when only one part of the photo stays sharp.
 *
 * @param threshold pixels are hot from this share of the map's maximum on, in [0, 1]
 * @param area share of the input's pixels that are hot, in [0, 1]
 * @param alone probability with the hot part sharp and the rest blurred, in [0, 1]
 * @param removed probability with the hot part blurred and the rest sharp, in [0, 1]
 */
public record HotPart(double threshold, double area, double alone, double removed) {}
