package org.lesionlens.ui.measures;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.review.JudgedUnits;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.OutcomeMark;
import org.lesionlens.ui.review.ProbabilityWords;

/** How measures read. */
final class MeasureWording {

    static final Texts TEXTS = Texts.of(MeasureWording.class);

    /** For what cannot be told. */
    static final String NONE = "–";

    private MeasureWording() {}

    /** What is counted, and how many. */
    static String judged(JudgedUnits units) {
        String counts =
                TEXTS.get(
                        "judged." + units.unit(),
                        Formats.count(units.judged().size()),
                        Formats.count(units.total()));
        return units.contradicting() == 0
                ? counts
                : counts
                        + " "
                        + TEXTS.get("judged.contradicting", Formats.count(units.contradicting()));
    }

    /** The lesions of some outcome groups. */
    static String lesions(MeasuredUnit unit, Set<OutcomeGroup> groups, double threshold) {
        return TEXTS.get(
                "picked",
                TEXTS.get("unit." + unit),
                groups.stream().sorted().map(OutcomeMark::name).collect(Collectors.joining(", ")),
                ProbabilityWords.threshold(threshold, 3));
    }

    /** The lesions of some classes. */
    static String lesions(MeasuredUnit unit, String classes) {
        return TEXTS.get("picked.classes", TEXTS.get("unit." + unit), classes);
    }

    static String value(OptionalDouble value) {
        return value.isEmpty() ? NONE : Formats.probability(value.getAsDouble());
    }

    /** A number of clusters. */
    static String clusters(int count, Clusters.Kind kind) {
        return TEXTS.counted("clusters." + kind, count);
    }

    /** What intervals go by, in two words. */
    static String by(Clusters.Kind kind) {
        return TEXTS.get("by." + kind);
    }

    /** What intervals go by, and what that means. */
    static String clustering(Clusters clusters) {
        String by =
                TEXTS.get(
                        "clustering." + clusters.kind(),
                        clusters(clusters.count(), clusters.kind()));
        return clusters.unnamed() == 0
                ? by
                : by + " " + TEXTS.get("clustering.unnamed", Formats.count(clusters.unnamed()));
    }
}
