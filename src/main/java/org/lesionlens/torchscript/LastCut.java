package org.lesionlens.torchscript;

/**
 * Where a network is cut if nobody chooses.
 *
 * @param pooled whether the head takes one value of all positions
 * @param doubt why that may be the wrong place
 */
record LastCut(Cut cut, boolean pooled, Doubt doubt) {}
