package org.lesionlens.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.evaluation.ClusteredMean;
import org.lesionlens.evaluation.Interval;
import org.lesionlens.faithfulness.MapMeasure;
import org.lesionlens.methods.Asked;
import org.lesionlens.methods.MethodsSummary;

/** What tests of methods gave, for people to read in a terminal. */
record MethodsTable(MethodsSummary summary) {

    private static final int METHOD_WIDTH = 21;
    private static final int CELL_WIDTH = 24;

    /** One number, as a line of JSON. */
    record Line(
            String category,
            String method,
            @Nullable String settings,
            @Nullable String other,
            String measure,
            int photos,
            @Nullable Double mean,
            @Nullable Double low,
            @Nullable Double high) {}

    static List<Line> json(MethodsSummary summary) {
        List<Line> lines = new ArrayList<>();
        summary.means()
                .forEach((category, all) ->
                        all.forEach((asked, mean) -> lines.add(line(category, asked, mean))));
        return lines;
    }

    private static Line line(String category, Asked asked, Optional<ClusteredMean> mean) {
        Optional<Interval> interval = mean.flatMap(one -> one.interval().interval());
        return new Line(
                category,
                asked.method(),
                asked.settings().isEmpty() ? null : asked.settings(),
                asked.other().isEmpty() ? null : asked.other(),
                asked.measure(),
                mean.map(ClusteredMean::photos).orElse(0),
                mean.map(ClusteredMean::mean).orElse(null),
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Means over %d photos, with 95 %% intervals where ten patients or more speak for them"
                        .formatted(summary.photos().size()));
        List<MapMeasure> first =
                List.of(MapMeasure.DELETION, MapMeasure.INSERTION, MapMeasure.ROAD);
        List<MapMeasure> second =
                List.of(MapMeasure.AVERAGE_DROP, MapMeasure.INCREASE_IN_CONFIDENCE);
        List<MapMeasure> third = List.of(MapMeasure.NOISE_STABILITY, MapMeasure.FLIP_STABILITY);
        for (List<MapMeasure> some : List.of(first, second, third)) {
            lines.add("");
            lines.add(row("", some.stream().map(MethodsTable::title).toList()));
            for (String method : summary.methods()) {
                if (!method.equals(Asked.RANDOM)
                        || some.stream().allMatch(MapMeasure::isOfOneMap)) {
                    lines.add(row(method, some.stream().map(one -> cell(method, one)).toList()));
                }
            }
        }
        lines.addAll(agreement());
        return lines;
    }

    private List<String> agreement() {
        List<String> lines = new ArrayList<>();
        Set<String> categories = summary.means().keySet();
        List<Asked> pairs =
                summary.means().getOrDefault(MethodsSummary.ALL, Map.of()).keySet().stream()
                        .filter(asked -> asked.measure().equals(Asked.RANK_CORRELATION))
                        .toList();
        if (!pairs.isEmpty()) {
            lines.add("");
            lines.add(
                    "Rank correlation of two methods' maps, and what of the hottest tenth they share");
            lines.add(row("", List.copyOf(categories)));
            for (Asked pair : pairs) {
                lines.add(pair.method() + " and " + pair.other());
                lines.add(row("", categories.stream().map(one -> agreement(one, pair)).toList()));
            }
        }
        return lines;
    }

    private String agreement(String category, Asked pair) {
        return Stream.of(Asked.RANK_CORRELATION, Asked.HOTTEST_TENTH)
                .map(measure ->
                        number(summary.agreement(category, pair.method(), pair.other(), measure)))
                .collect(Collectors.joining(", "));
    }

    private static String number(Optional<ClusteredMean> mean) {
        return mean.map(one -> String.format(Locale.ROOT, "%.3f", one.mean())).orElse("–");
    }

    private static String title(MapMeasure measure) {
        return measure.key().replace('_', ' ') + (measure.moreIsBetter() ? " ↑" : " ↓");
    }

    private String cell(String method, MapMeasure measure) {
        return summary.mean(method, measure).map(MethodsTable::words).orElse("–");
    }

    private static String words(ClusteredMean mean) {
        String interval =
                mean.interval()
                        .interval()
                        .map(one ->
                                String.format(
                                        Locale.ROOT, " (%.3f to %.3f)", one.low(), one.high()))
                        .orElse("");
        return String.format(Locale.ROOT, "%.3f", mean.mean()) + interval;
    }

    private static String row(String first, List<String> cells) {
        var row = new StringBuilder(("%-" + METHOD_WIDTH + "s").formatted(first));
        cells.forEach(cell -> row.append(("%-" + CELL_WIDTH + "s").formatted(cell)));
        return row.toString().stripTrailing();
    }
}
