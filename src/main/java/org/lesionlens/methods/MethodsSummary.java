package org.lesionlens.methods;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lesionlens.evaluation.ClusteredMean;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.Interval;
import org.lesionlens.files.SpreadsheetText;
import org.lesionlens.methods.PickedPhoto.Category;

/**
 * The means over all tested photos, and over those of each category, with intervals.
 *
 * @param photos that were tested
 * @param means by category, of all photos under {@value #ALL}, then by what they are of
 */
public record MethodsSummary(
        List<TestedPhoto> photos, Map<String, Map<Asked, Optional<ClusteredMean>>> means) {

    /** Instead of a category. */
    public static final String ALL = "all";

    private static final int DRAWS = 2000;
    private static final List<String> HEADER =
            List.of(
                    "category",
                    "method",
                    "settings",
                    "other_method",
                    "measure",
                    "photos",
                    "mean",
                    "low",
                    "high",
                    "clusters");

    public MethodsSummary {
        photos = List.copyOf(photos);
    }

    /**
     * Sums up.
     *
     * @param seed of the intervals' lots
     */
    public static MethodsSummary of(List<TestedPhoto> photos, long seed) {
        Map<String, Map<Asked, Optional<ClusteredMean>>> means = new LinkedHashMap<>();
        means.put(ALL, means(photos, seed));
        for (Category category : Category.values()) {
            List<TestedPhoto> some =
                    photos.stream().filter(one -> one.picked().category() == category).toList();
            if (!some.isEmpty()) {
                means.put(category.name(), means(some, seed));
            }
        }
        return new MethodsSummary(photos, means);
    }

    private static Map<Asked, Optional<ClusteredMean>> means(List<TestedPhoto> photos, long seed) {
        Map<Asked, Optional<ClusteredMean>> means = new LinkedHashMap<>();
        if (photos.isEmpty()) {
            return means;
        }
        var clusters =
                new Clusters(
                        photos.stream().map(one -> one.picked().photo().image().facts()).toList());
        for (Asked asked : photos.getFirst().values().keySet()) {
            List<OptionalDouble> values =
                    photos.stream()
                            .map(one -> one.values().getOrDefault(asked, OptionalDouble.empty()))
                            .toList();
            means.put(asked, ClusteredMean.of(values, clusters, DRAWS, seed));
        }
        return means;
    }

    /**
     * Writes all as CSV; what is not known is blank.
     *
     * @throws IOException if it cannot
     */
    public void write(OutputStream out) throws IOException {
        CsvWriter writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        writer.writeRecord(HEADER);
        means.forEach((category, all) ->
                all.forEach((asked, mean) ->
                        writer.writeRecord(SpreadsheetText.guarded(row(category, asked, mean)))));
        writer.flush();
    }

    private static List<String> row(String category, Asked asked, Optional<ClusteredMean> mean) {
        Optional<Interval> interval = mean.flatMap(one -> one.interval().interval());
        List<String> row =
                new ArrayList<>(
                        List.of(
                                category,
                                asked.method(),
                                asked.settings(),
                                asked.other(),
                                asked.measure()));
        row.add(mean.map(one -> Integer.toString(one.photos())).orElse("0"));
        row.add(mean.map(one -> Double.toString(one.mean())).orElse(""));
        row.add(interval.map(one -> Double.toString(one.low())).orElse(""));
        row.add(interval.map(one -> Double.toString(one.high())).orElse(""));
        row.add(mean.map(one -> Integer.toString(one.interval().clusters())).orElse("0"));
        return row;
    }
}
