package org.lesionlens.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lesionlens.export.MeasureFigures;
import org.lesionlens.export.MeasureFigures.Figure;
import org.lesionlens.export.MeasureFigures.Group;

/** Measures as a person reads them on a terminal. */
record MeasuresText(MeasureFigures figures) {

    private static final String NONE = "-";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Group all = figures.all();
        lines.add(
                "threshold %s: TP %d, FN %d, TN %d, FP %d"
                        .formatted(
                                figures.threshold(),
                                all.truePositives(),
                                all.falseNegatives(),
                                all.trueNegatives(),
                                all.falsePositives()));
        lines.add("");
        for (Map.Entry<String, Figure> one : all.measures().entrySet()) {
            lines.add(
                    String.format(
                                    Locale.ROOT,
                                    "%-28s%7s   %s",
                                    one.getKey(),
                                    number(one.getValue().value()),
                                    interval(one.getValue()))
                            .stripTrailing());
        }
        if (!figures.subgroups().isEmpty()) {
            lines.add("");
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-28s%7s%7s   %-27s%-27s%s",
                            "subgroup",
                            "n",
                            "pos.",
                            "sensitivity",
                            "specificity",
                            "roc_auc"));
            figures.subgroups().forEach(group -> lines.add(line(group)));
        }
        lines.add("");
        lines.add(
                "Intervals: 95 %%, by %s; none from fewer than ten."
                        .formatted(figures.intervalsBy()));
        return lines;
    }

    private static String line(Group group) {
        String name = group.attribute() + ": " + (group.value().isEmpty() ? NONE : group.value());
        return String.format(
                        Locale.ROOT,
                        "%-28s%7d%7d   %-27s%-27s%s",
                        name,
                        group.n(),
                        group.positives(),
                        both(group, "sensitivity"),
                        both(group, "specificity"),
                        both(group, "roc_auc"))
                .stripTrailing();
    }

    private static String both(Group group, String measure) {
        Figure figure = group.measures().get(measure);
        return figure == null ? NONE : (number(figure.value()) + " " + interval(figure)).strip();
    }

    private static String number(@Nullable Double number) {
        return number == null ? NONE : String.format(Locale.ROOT, "%.4f", number);
    }

    private static String interval(Figure figure) {
        return figure.low() == null || figure.high() == null
                ? ""
                : "(%s to %s)".formatted(number(figure.low()), number(figure.high()));
    }
}
