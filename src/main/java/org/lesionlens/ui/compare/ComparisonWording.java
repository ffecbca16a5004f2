package org.lesionlens.ui.compare;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.evaluation.Interval;
import org.lesionlens.evaluation.PairedCalls;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.review.Comparison;
import org.lesionlens.review.Comparison.LeftOut;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** How comparisons read. */
final class ComparisonWording {

    static final Texts TEXTS = Texts.of(ComparisonWording.class);

    /** For what cannot be told. */
    static final String NONE = "–";

    private static final double SMALLEST_P = 0.001;

    private ComparisonWording() {}

    /** What is looked for. */
    static String sought(ClassChoice classes) {
        return classes.chosen() < 0 ? PositiveClass.MELANOMA.name() : classes.name();
    }

    /** How many photos are compared, and why not all. */
    static String compared(Comparison comparison) {
        LeftOut out = comparison.leftOut();
        int compared = comparison.pairs().size();
        int total = compared + out.noFirst() + out.noSecond() + out.noTruth();
        String left =
                Stream.of(
                                count("left.first", out.noFirst()),
                                count("left.second", out.noSecond()),
                                count("left.truth", out.noTruth()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
        String all = TEXTS.get("compared", Formats.count(compared), Formats.count(total));
        return left.isEmpty() ? all : all + " " + TEXTS.get("left", left);
    }

    private static Optional<String> count(String key, int count) {
        return count == 0 ? Optional.empty() : Optional.of(TEXTS.get(key, Formats.count(count)));
    }

    /** What McNemar's test says of some calls. */
    static String mcNemar(String which, PairedCalls calls) {
        double p = calls.mcNemar();
        return TEXTS.get(
                "mcnemar.of",
                which,
                Formats.count(calls.onlyFirst()),
                Formats.count(calls.onlySecond()),
                p < SMALLEST_P
                        ? TEXTS.get("p.below", Formats.probability(SMALLEST_P))
                        : TEXTS.get("p", Formats.probability(p)));
    }

    static String difference(Interval interval) {
        return TEXTS.get(
                "interval.difference",
                Formats.difference(interval.low()),
                Formats.difference(interval.high()));
    }
}
