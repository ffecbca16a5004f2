package org.lesionlens.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.ClusteredMean;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.faithfulness.MapMeasure;
import org.lesionlens.methods.Asked;
import org.lesionlens.methods.MethodsSummary;
import org.lesionlens.methods.TestedPhoto;
import org.lesionlens.plots.Numbers;

/** Which method of explanation is to be believed of the model. */
record MethodsSection(MethodsSummary tested) implements Section {

    @Override
    public String id() {
        return "methods";
    }

    @Override
    public String title() {
        return "Which method of explanation to believe";
    }

    @Override
    public void write(Html html) throws IOException {
        html.text("p", photos());
        table("Faithfulness: tests of each method's maps", MapMeasure::isOfOneMap, tested.methods())
                .write(html);
        table("Stability of each method's maps", Predicate.not(MapMeasure::isOfOneMap), real())
                .write(html);
        html.text("p", certainty(), "class", "note");
        html.text(
                "p",
                "All tests ask the same network: they tell whether a map shows what it used, not"
                        + " whether that is right or what a doctor would look at. Changed photos"
                        + " are unlike those that it was trained on, each test in its own way: a"
                        + " method to believe does well in several.",
                "class",
                "note");
        meanings().write(html);
        List<String> methods = real();
        if (methods.size() > 1) {
            agreement(methods).write(html);
            html.text(
                    "p",
                    "Rank correlation of two methods' maps over the layer's cells, by chance 0; and"
                            + " how much of the hottest tenth both have, by chance some 10 %."
                            + " Methods that agree may be wrong together.",
                    "class",
                    "note");
        }
        settings().write(html);
    }

    private String photos() {
        Map<String, Long> counts =
                tested.photos().stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.picked().category().name(),
                                        Collectors.counting()));
        String categories =
                tested.means().keySet().stream()
                        .filter(counts::containsKey)
                        .map(one ->
                                category(one) + " " + Numbers.count(counts.getOrDefault(one, 0L)))
                        .collect(Collectors.joining(", "));
        Clusters clusters = tested.clusters();
        return "Means over %s of the set (%s) of %s, picked by lot (seed %d) as many of each outcome as there are at p ≥ %s: a mean over all is not that of the set. Tested are maps for %s."
                .formatted(
                        Numbers.counted(tested.photos().size(), "photo"),
                        categories,
                        Numbers.clusters(clusters.count(), clusters.kind()),
                        tested.lot().seed(),
                        Numbers.threshold(tested.lot().threshold()),
                        tested.photos().stream()
                                .map(TestedPhoto::className)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }

    /** Without the random map, which no method makes. */
    private List<String> real() {
        return tested.methods().stream().filter(one -> !one.equals(Asked.RANDOM)).toList();
    }

    private HtmlTable table(String caption, Predicate<MapMeasure> wanted, List<String> methods) {
        List<MapMeasure> measures = Arrays.stream(MapMeasure.values()).filter(wanted).toList();
        List<String> heads = new ArrayList<>(List.of("Method"));
        measures.forEach(one -> heads.add(name(one) + (one.moreIsBetter() ? " ↑" : " ↓")));
        List<List<String>> rows = new ArrayList<>();
        for (String method : methods) {
            List<String> row = new ArrayList<>(List.of(method(method)));
            measures.forEach(one -> row.add(cell(method, one)));
            rows.add(row);
        }
        return new HtmlTable(caption, heads, rows);
    }

    private String cell(String method, MapMeasure measure) {
        Optional<ClusteredMean> mean = tested.mean(method, measure);
        String interval =
                mean.flatMap(known -> known.interval().interval())
                        .map(known -> " (" + Numbers.interval(known) + ")")
                        .orElse("");
        boolean isBest = tested.best(measure).filter(method::equals).isPresent();
        String value = mean.map(known -> Numbers.three(known.mean())).orElse(Numbers.NONE);
        return (value + interval).replace('-', '−') + (isBest ? " best" : "");
    }

    private String certainty() {
        Clusters clusters = tested.clusters();
        String floor =
                " The random map is hot at random cells: a method that does no better finds nothing.";
        return clusters.count() < ClusteredInterval.FEWEST
                ? "There are no intervals: they take %d, and these are %s. Differences between the means may be chance."
                                .formatted(
                                        ClusteredInterval.FEWEST,
                                        Numbers.clusters(clusters.count(), clusters.kind()))
                        + floor
                : "In brackets 95 %% intervals, drawn by %s. “best” stands where a method's interval lies beyond those of all others and of the random map, and nowhere else."
                                .formatted(Numbers.cluster(clusters.kind()))
                        + floor;
    }

    private static Facts meanings() {
        var facts = new Facts();
        Arrays.stream(MapMeasure.values())
                .forEach(measure -> facts.add(name(measure), meaning(measure)));
        return facts;
    }

    private static String meaning(MapMeasure measure) {
        return switch (measure) {
            case DELETION ->
                    "Area under the probability while the hottest pixels give way to a plain colour; small if the network needs them (Petsiuk et al. 2018).";
            case INSERTION ->
                    "Area under it while the hottest pixels come back to a blurred photo; large if they are enough for the network (Petsiuk et al. 2018).";
            case AVERAGE_DROP ->
                    "Share of the probability that is lost where the photo is multiplied by the map; a map that is hot all over loses nothing (Chattopadhay et al. 2018).";
            case INCREASE_IN_CONFIDENCE ->
                    "Share of photos whose probability rises then (Chattopadhay et al. 2018).";
            case ROAD ->
                    "Half of what the probability is more without the coldest pixels than without the hottest, each replaced by its neighbours' colours (Rong et al. 2022).";
            case NOISE_STABILITY ->
                    "Rank correlation with maps of the photo under a noise that nobody sees.";
            case FLIP_STABILITY ->
                    "Rank correlation with maps of the mirrored photo, mirrored back.";
        };
    }

    private HtmlTable agreement(List<String> methods) {
        List<String> categories = List.copyOf(tested.means().keySet());
        List<String> heads = new ArrayList<>(List.of("Methods"));
        categories.forEach(one -> heads.add(category(one)));
        List<List<String>> rows = new ArrayList<>();
        for (int one = 0; one < methods.size(); one++) {
            for (int other = one + 1; other < methods.size(); other++) {
                List<String> row =
                        new ArrayList<>(
                                List.of(
                                        method(methods.get(one))
                                                + " and "
                                                + method(methods.get(other))));
                for (String category : categories) {
                    row.add(agreement(category, methods.get(one), methods.get(other)));
                }
                rows.add(row);
            }
        }
        return new HtmlTable("Where two methods agree", heads, rows);
    }

    private String agreement(String category, String one, String other) {
        Function<String, Optional<Double>> mean =
                measure -> tested.agreement(category, one, other, measure).map(ClusteredMean::mean);
        return mean.apply(Asked.RANK_CORRELATION)
                        .map(Numbers::two)
                        .orElse(Numbers.NONE)
                        .replace('-', '−')
                + ", "
                + mean.apply(Asked.HOTTEST_TENTH).map(Numbers::percent).orElse(Numbers.NONE);
    }

    private Facts settings() {
        var facts = new Facts();
        tested.means().getOrDefault(MethodsSummary.ALL, Map.of()).keySet().stream()
                .filter(asked -> asked.other().isEmpty())
                .forEach(asked -> facts.add(method(asked.method()), asked.settings()));
        return facts;
    }

    private static String method(String key) {
        return key.equals(Asked.RANDOM)
                ? "random map"
                : ExplanationMethod.of(key).map(ExplanationMethod::label).orElse(key);
    }

    private static String name(MapMeasure measure) {
        return switch (measure) {
            case DELETION -> "Deletion";
            case INSERTION -> "Insertion";
            case AVERAGE_DROP -> "Average drop";
            case INCREASE_IN_CONFIDENCE -> "Increase";
            case ROAD -> "ROAD";
            case NOISE_STABILITY -> "Stability under noise";
            case FLIP_STABILITY -> "Stability under flips";
        };
    }

    private static String category(String category) {
        return switch (category) {
            case MethodsSummary.ALL -> "All";
            case "POSITIVE" -> "called positive";
            case "NEGATIVE" -> "called negative";
            default -> category;
        };
    }
}
