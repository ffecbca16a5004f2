package org.lesionlens.torchscript;

/**
 * Where a network is cut if nobody chooses.
 *
 * @param poolings how many layers are pooled; of several that are made of each other, it is the one
 *     that the others are made of
 * @param pooled whether the head takes one value of all positions
 * @param doubt why that may be the wrong place
 */
record LastCut(Cut cut, int poolings, boolean pooled, Doubt doubt) {}
