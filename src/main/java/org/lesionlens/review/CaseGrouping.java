package org.lesionlens.review;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lesionlens.cases.Truth;

/**
 * The wanted lesions of a set, sorted once, so that every threshold after that only has to cut
 * them.
 */
public final class CaseGrouping {

    private final List<ReviewCase> sorted;
    private final CutCases positives;
    private final CutCases negatives;
    private final List<ReviewCase> unlabelled;
    private final List<ReviewCase> unscored;
    private final CaseFilter filter;

    /**
     * @param review to be grouped
     * @param filter says which lesions and groups are wanted
     * @param order of the lesions in each group
     */
    public CaseGrouping(Review review, CaseFilter filter, CaseOrder order) {
        this.filter = filter;
        List<ReviewCase> wanted =
                filter.equals(CaseFilter.ALL)
                        ? review.cases()
                        : review.cases().stream().filter(filter::wants).toList();
        sorted = order.sort(wanted);
        Map<Truth, List<ReviewCase>> scored = new EnumMap<>(Truth.class);
        unscored = new ArrayList<>();
        for (ReviewCase one : sorted) { // once: the window waits for each look at 400,000
            boolean isScored = one.probability().isPresent();
            (isScored ? scored.computeIfAbsent(one.truth(), _ -> new ArrayList<>()) : unscored)
                    .add(one);
        }
        positives = new CutCases(scored.getOrDefault(Truth.POSITIVE, List.of()));
        negatives = new CutCases(scored.getOrDefault(Truth.NEGATIVE, List.of()));
        unlabelled = scored.getOrDefault(Truth.UNKNOWN, List.of());
    }

    /** All wanted lesions, whatever group they are in, in their order. */
    public List<ReviewCase> sorted() {
        return sorted;
    }

    /**
     * The wanted groups when p ≥ {@code threshold} is called positive; an unwanted one is empty.
     *
     * @return every group, in its order, with its lesions in theirs
     */
    public Map<OutcomeGroup, List<ReviewCase>> at(double threshold) {
        Map<OutcomeGroup, List<ReviewCase>> wanted = new EnumMap<>(OutcomeGroup.class);
        for (OutcomeGroup group : OutcomeGroup.values()) {
            wanted.put(group, filter.wants(group) ? cases(group, threshold) : List.of());
        }
        return wanted;
    }

    private List<ReviewCase> cases(OutcomeGroup group, double threshold) {
        return switch (group) {
            case TRUE_POSITIVE -> positives.called(threshold);
            case FALSE_NEGATIVE -> positives.notCalled(threshold);
            case TRUE_NEGATIVE -> negatives.notCalled(threshold);
            case FALSE_POSITIVE -> negatives.called(threshold);
            case UNLABELLED -> unlabelled;
            case UNSCORED -> unscored;
        };
    }
}
