package org.lesionlens.ui.measures;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lesionlens.evaluation.Interval;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** How measures read. */
final class MeasureWording {

    static final Texts TEXTS = Texts.of(MeasureWording.class);

    /** For what cannot be told. */
    static final String NONE = "–";

    private MeasureWording() {}

    static String value(OptionalDouble value) {
        return value.isEmpty() ? NONE : Formats.probability(value.getAsDouble());
    }

    static String interval(Interval interval) {
        return TEXTS.get(
                "interval",
                Formats.probability(interval.low()),
                Formats.probability(interval.high()));
    }

    static String interval(Optional<Interval> interval) {
        return interval.map(MeasureWording::interval).orElse(NONE);
    }
}
