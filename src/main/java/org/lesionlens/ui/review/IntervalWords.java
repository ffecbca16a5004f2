package org.lesionlens.ui.review;

import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.Interval;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** Says how certain a measure is. */
public final class IntervalWords {

    private static final Texts TEXTS = Texts.of(IntervalWords.class);

    private IntervalWords() {}

    /** From where to where, in [0, 1]. */
    public static String of(Interval interval) {
        return TEXTS.get(
                "interval",
                Formats.probability(interval.low()),
                Formats.probability(interval.high()));
    }

    /** An interval, or how many clusters are too few for one. */
    public static String of(ClusteredInterval certainty, Clusters.Kind kind) {
        String few = "few." + kind + (certainty.clusters() == 1 ? ".one" : "");
        return certainty
                .interval()
                .map(IntervalWords::of)
                .orElseGet(() -> TEXTS.get(few, Formats.count(certainty.clusters())));
    }
}
