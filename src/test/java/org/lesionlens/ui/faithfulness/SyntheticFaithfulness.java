package org.lesionlens.ui.faithfulness;

import java.util.List;
import java.util.stream.IntStream;
import org.lesionlens.analysis.NetworkPart;
import org.lesionlens.explain.PerturbationCurve;
import org.lesionlens.explain.PerturbationCurve.Point;
import org.lesionlens.faithfulness.CurveComparison;
import org.lesionlens.faithfulness.Faithfulness;
import org.lesionlens.faithfulness.HotPart;
import org.lesionlens.faithfulness.Randomisation;

/** A made-up result, with numbers that are easy to find again. */
final class SyntheticFaithfulness {

    static final Faithfulness RESULT =
            new Faithfulness(
                    "melanoma",
                    0.9,
                    new CurveComparison(curve(0.9, 0.1, 4), curve(0.9, 0.1, 1)),
                    new CurveComparison(curve(0.2, 0.9, 1), curve(0.2, 0.9, 2)),
                    new HotPart(0.2, 0.125, 0.75, 0.3),
                    List.of(
                            new Randomisation(
                                    NetworkPart.HEAD, new Randomisation.Correlation(-0.25)),
                            new Randomisation(
                                    NetworkPart.HEAD_AND_LAST_STAGE,
                                    new Randomisation.NotAvailable("No reason at all."))));

    private SyntheticFaithfulness() {}

    /** From one probability to another, the faster the larger {@code speed}. */
    private static PerturbationCurve curve(double from, double to, double speed) {
        return new PerturbationCurve(
                IntStream.rangeClosed(0, 20)
                        .mapToObj(i -> i / 20.0)
                        .map(x -> new Point(x, to + (from - to) * Math.pow(1 - x, speed)))
                        .toList());
    }
}
