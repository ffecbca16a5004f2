package org.lesionlens.review;

import java.util.Map;
import java.util.stream.Collectors;
import org.lesionlens.evaluation.ClusterBootstrap.Areas;
import org.lesionlens.evaluation.ClusteredInterval;

/**
 * How sure all areas of a set are.
 *
 * @param areas of the whole set
 * @param groups of the areas under the ROC curves of those subgroups that have one
 */
public record MeasureIntervals(Areas areas, Map<SubgroupAttribute, ClusteredInterval> groups) {

    public MeasureIntervals {
        groups = Map.copyOf(groups);
    }

    /**
     * Draws all of them; takes seconds for 33,126 lesions.
     *
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static MeasureIntervals of(Measures measures) {
        return new MeasureIntervals(
                measures.areas(),
                measures.subgroups().stream()
                        .filter(group -> group.rocArea().isPresent())
                        .collect(
                                Collectors.toMap(
                                        Subgroup::attribute, group -> group.areas().roc())));
    }
}
