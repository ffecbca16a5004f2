package org.lesionlens.faithfulness;

import org.lesionlens.explain.PerturbationCurve;

/**
 * A perturbation in the order of the map, and the same in a random order.
 *
 * @param map hottest pixels first
 * @param random patches in a fixed random order: what a map without meaning reaches
 */
public record CurveComparison(PerturbationCurve map, PerturbationCurve random) {}
