package org.lesionlens.evaluation;

/**
 * Where a curve stands at a decision threshold.
 *
 * @param threshold t of p ≥ t; infinite where nothing is called positive
 * @param x in [0, 1]
 * @param y in [0, 1]
 */
public record CurvePoint(double threshold, double x, double y) {}
