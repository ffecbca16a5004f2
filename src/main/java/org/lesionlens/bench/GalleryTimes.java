package org.lesionlens.bench;

/**
 * How a large set feels in the window; times in milliseconds.
 *
 * @param thresholdStep one step of the decision threshold, with all groups, counts and measures
 *     laid out; median of the slower of gallery and measures
 * @param thresholdSlowest the same at the 99th percentile
 * @param scrollMaxFrame the longest time between two frames while the gallery scrolled
 * @param scrollHeapGrowth how much the heap grew meanwhile, in mebibytes
 * @param reopen from opening the folder to a screen full of scored tiles
 * @param reopenAll from opening the folder until every photo's result is there
 */
public record GalleryTimes(
        double thresholdStep,
        double thresholdSlowest,
        double scrollMaxFrame,
        double scrollHeapGrowth,
        double reopen,
        double reopenAll) {}
