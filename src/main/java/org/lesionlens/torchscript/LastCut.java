package org.lesionlens.torchscript;

import java.util.List;

/**
 * Where a network is cut if nobody chooses.
 *
 * @param poolings how many layers are pooled; of several that are made of each other, it is the one
 *     that the others are made of
 * @param pooled whether the head takes one value of all positions
 * @param doubt why that may be the wrong place
 * @param levels other ways to explain it, where several layers are pooled that are made of each
 *     other: each of the others alone, and all together; none where one layer is pooled
 */
record LastCut(Cut cut, int poolings, boolean pooled, Doubt doubt, List<Level> levels) {

    LastCut {
        levels = List.copyOf(levels);
    }

    /** One that is not made of others. */
    LastCut(Cut cut, boolean pooled, Doubt doubt) {
        this(cut, 1, pooled, doubt, List.of());
    }

    /**
     * A pooled layer that is explained with the others as they are, or all of them together.
     *
     * @param pooled whether the head takes one value of all its positions
     * @param place which it is, counted from 1; 0 for all together
     */
    record Level(Cut cut, boolean pooled, int place) {}
}
