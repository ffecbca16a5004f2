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
import java.util.function.Predicate;
import org.lesionlens.evaluation.ClusteredMean;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.Interval;
import org.lesionlens.faithfulness.MapMeasure;
import org.lesionlens.files.SpreadsheetText;
import org.lesionlens.methods.PickedPhoto.Category;

/**
 * The means over all tested photos, and over those of each category, with intervals.
 *
 * @param photos that were tested
 * @param lot that they were picked by
 * @param means by category, of all photos under {@value #ALL}, then by what they are of
 */
public record MethodsSummary(
        List<TestedPhoto> photos, Lot lot, Map<String, Map<Asked, Optional<ClusteredMean>>> means) {

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

    /**
     * How photos were picked.
     *
     * @param seed of all lots, of the intervals' too
     * @param threshold p ≥ this is called positive, which tells their categories
     */
    public record Lot(long seed, double threshold) {}

    public MethodsSummary {
        photos = List.copyOf(photos);
    }

    /** Sums up. */
    public static MethodsSummary of(List<TestedPhoto> photos, Lot lot) {
        Map<String, Map<Asked, Optional<ClusteredMean>>> means = new LinkedHashMap<>();
        means.put(ALL, means(photos, lot.seed()));
        for (Category category : Category.values()) {
            List<TestedPhoto> some =
                    photos.stream().filter(one -> one.picked().category() == category).toList();
            if (!some.isEmpty()) {
                means.put(category.name(), means(some, lot.seed()));
            }
        }
        return new MethodsSummary(photos, lot, means);
    }

    /** Keys of the methods in their order, {@link Asked#RANDOM} at the end. */
    public List<String> methods() {
        return means.getOrDefault(ALL, Map.of()).keySet().stream()
                .filter(asked -> asked.other().isEmpty())
                .map(Asked::method)
                .distinct()
                .toList();
    }

    /** What is told of a method's maps, over all photos. */
    public Optional<ClusteredMean> mean(String method, MapMeasure measure) {
        return find(ALL, asked -> asked.isOf(method, measure.key()));
    }

    /**
     * How far two methods agree, in either order.
     *
     * @param category or {@value #ALL}
     * @param measure {@link Asked#RANK_CORRELATION} or {@link Asked#HOTTEST_TENTH}
     */
    public Optional<ClusteredMean> agreement(
            String category, String one, String other, String measure) {
        return find(
                category,
                asked -> asked.isOf(one, other, measure) || asked.isOf(other, one, measure));
    }

    private Optional<ClusteredMean> find(String category, Predicate<Asked> wanted) {
        return means.getOrDefault(category, Map.of()).entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .findFirst()
                .flatMap(Map.Entry::getValue);
    }

    /**
     * The method that is best beyond chance: its interval ends before that of any other begins, the
     * random map's too. Photos are the same for all, so that a method may be better and not be told
     * here: intervals that overlap leave it open.
     */
    public Optional<String> best(MapMeasure measure) {
        List<String> real = methods().stream().filter(one -> !one.equals(Asked.RANDOM)).toList();
        List<String> against = measure.isOfOneMap() ? methods() : real;
        return real.stream()
                .filter(_ -> real.size() > 1) // one method is the best of nothing
                .filter(method ->
                        against.stream()
                                .filter(other -> !other.equals(method))
                                .allMatch(other -> isBeyond(method, other, measure)))
                .findFirst();
    }

    private boolean isBeyond(String method, String other, MapMeasure measure) {
        Optional<Interval> mine = interval(method, measure);
        Optional<Interval> its = interval(other, measure);
        return mine.isPresent()
                && its.isPresent()
                && (measure.moreIsBetter()
                        ? mine.get().low() > its.get().high()
                        : mine.get().high() < its.get().low());
    }

    private Optional<Interval> interval(String method, MapMeasure measure) {
        return mean(method, measure).flatMap(mean -> mean.interval().interval());
    }

    /** Whom photos are of, by whom intervals are drawn. */
    public Clusters clusters() {
        return clusters(photos);
    }

    private static Clusters clusters(List<TestedPhoto> photos) {
        return new Clusters(
                photos.stream().map(one -> one.picked().photo().image().facts()).toList());
    }

    private static Map<Asked, Optional<ClusteredMean>> means(List<TestedPhoto> photos, long seed) {
        Map<Asked, Optional<ClusteredMean>> means = new LinkedHashMap<>();
        if (photos.isEmpty()) {
            return means;
        }
        Clusters clusters = clusters(photos);
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
