package org.lesionlens.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Sex;
import org.lesionlens.evaluation.Calibration;
import org.lesionlens.evaluation.ClusterBootstrap.Areas;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.ClusteredScores;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.ConfusionIntervals;
import org.lesionlens.evaluation.PrecisionRecallCurve;
import org.lesionlens.evaluation.Proportion;
import org.lesionlens.evaluation.RocCurve;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.review.ClassCalls;
import org.lesionlens.review.MeasuredScores;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Measures;
import org.lesionlens.review.Subgroup;
import org.lesionlens.review.SubgroupAttribute;

/**
 * All measures of a set at one threshold, as they go out: those of the window's page.
 *
 * @param lookedFor name of what counts as positive
 * @param judgedBy whose probabilities count
 * @param threshold called positive iff p ≥ this, in [0, 1]
 * @param counted photos or lesions: photo, lesion_by_mean, lesion_by_maximum
 * @param intervalsBy what is shared by those that do not count as independent
 * @param clusters how many of these there are
 * @param all of the set
 * @param subgroups by site, sex and age
 * @param classMatrix of a model of three or more classes; else null
 */
public record MeasureFigures(
        String lookedFor,
        String judgedBy,
        double threshold,
        String counted,
        String intervalsBy,
        int clusters,
        Group all,
        List<Group> subgroups,
        @Nullable ClassCounts classMatrix) {

    /**
     * Some of the set.
     *
     * @param attribute that they share: all, site, sex, age
     * @param value of it; blank if it is not told
     * @param measures by their names
     */
    public record Group(
            String attribute,
            String value,
            int n,
            int positives,
            int negatives,
            int truePositives,
            int falseNegatives,
            int trueNegatives,
            int falsePositives,
            Map<String, Figure> measures) {}

    /**
     * A measure and its 95 % interval.
     *
     * @param value null if it cannot be told, for want of lesions
     * @param low null if there is no interval
     * @param high null if there is no interval
     * @param clusters that speak for the interval; none from fewer than ten
     */
    public record Figure(
            @Nullable Double value, @Nullable Double low, @Nullable Double high, int clusters) {}

    /**
     * Which class was called which.
     *
     * @param counts a row for each class, and one for those of none of them
     */
    public record ClassCounts(List<String> classes, List<List<Integer>> counts) {}

    /**
     * Takes seconds for tens of thousands of lesions.
     *
     * @param judgement what is measured
     */
    public static MeasureFigures of(Measures measures, Judgement judgement) {
        return of(
                measures.measured(),
                judgement,
                lower(judgement.source()),
                lower(measures.clusters().kind()),
                lower(measures.units().unit()),
                measures.classCalls().map(MeasureFigures::counts).orElse(null));
    }

    /**
     * The same of somebody's table, of which each row counts as a photo.
     *
     * @param judgedBy what its probabilities are called
     * @param intervalsBy what its clusters share
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static MeasureFigures of(
            MeasuredScores measures, Judgement judgement, String judgedBy, String intervalsBy) {
        return of(measures, judgement, judgedBy, intervalsBy, lower(MeasuredUnit.PHOTO), null);
    }

    private static MeasureFigures of(
            MeasuredScores measures,
            Judgement judgement,
            String judgedBy,
            String intervalsBy,
            String counted,
            @Nullable ClassCounts classMatrix) {
        double threshold = judgement.threshold();
        Areas areas = measures.areas();
        Map<String, Figure> whole = rates(measures.scores(), measures.clustered(), threshold);
        whole.put("roc_auc", figure(value(measures.roc().map(RocCurve::area)), areas.roc()));
        whole.put(
                "average_precision",
                figure(
                        value(
                                measures.precisionRecall()
                                        .map(PrecisionRecallCurve::averagePrecision)),
                        areas.averagePrecision()));
        whole.put("brier_score", figure(measures.brier()));
        Calibration calibration = measures.calibration();
        whole.put("expected_calibration_error", figure(calibration.expectedError()));
        return new MeasureFigures(
                judgement.lookedFor(),
                judgedBy,
                threshold,
                counted,
                intervalsBy,
                measures.clusters().count(),
                group("all", "", measures.scores(), threshold, whole),
                told(measures.subgroups()).stream().map(one -> group(one, threshold)).toList(),
                classMatrix);
    }

    /** Without an attribute of which nothing is known, whose only group is the set again. */
    private static List<Subgroup> told(List<Subgroup> groups) {
        return groups.stream()
                .filter(one ->
                        !value(one.attribute()).isEmpty()
                                || groups.stream()
                                        .anyMatch(other ->
                                                name(other.attribute())
                                                                .equals(name(one.attribute()))
                                                        && !value(other.attribute()).isEmpty()))
                .toList();
    }

    private static String name(SubgroupAttribute attribute) {
        return switch (attribute) {
            case SubgroupAttribute.Site _ -> "site";
            case SubgroupAttribute.OfSex _ -> "sex";
            case SubgroupAttribute.Decade _ -> "age";
        };
    }

    private static String value(SubgroupAttribute attribute) {
        return switch (attribute) {
            case SubgroupAttribute.Site(String name) -> name;
            case SubgroupAttribute.OfSex(Sex sex) -> sex == Sex.UNKNOWN ? "" : lower(sex);
            case SubgroupAttribute.Decade(OptionalInt from) ->
                    from.isEmpty()
                            ? ""
                            : "%d to %d"
                                    .formatted(
                                            from.getAsInt(),
                                            from.getAsInt() + SubgroupAttribute.Decade.YEARS - 1);
        };
    }

    private static ClassCounts counts(ClassCalls calls) {
        return new ClassCounts(calls.classes().names(), calls.matrix().counts());
    }

    private static Group group(Subgroup group, double threshold) {
        Map<String, Figure> measures = rates(group.scores(), group.clustered(), threshold);
        OptionalDouble area = group.rocArea();
        if (area.isPresent()) {
            measures.put("roc_auc", figure(area, group.areas().roc()));
        }
        return group(
                name(group.attribute()),
                value(group.attribute()),
                group.scores(),
                threshold,
                measures);
    }

    private static Group group(
            String attribute,
            String value,
            Scores scores,
            double threshold,
            Map<String, Figure> measures) {
        Confusion at = scores.at(threshold);
        return new Group(
                attribute,
                value,
                scores.size(),
                scores.positives(),
                scores.negatives(),
                at.truePositives(),
                at.falseNegatives(),
                at.trueNegatives(),
                at.falsePositives(),
                measures);
    }

    /** Those that follow from the outcomes at the threshold. */
    private static Map<String, Figure> rates(
            Scores scores, ClusteredScores clustered, double threshold) {
        Confusion at = scores.at(threshold);
        ConfusionIntervals sure = clustered.at(threshold);
        Map<String, Figure> rates = new LinkedHashMap<>();
        rates.put("sensitivity", figure(share(at.sensitivity()), sure.sensitivity()));
        rates.put("specificity", figure(share(at.specificity()), sure.specificity()));
        rates.put(
                "ppv", figure(share(at.positivePredictiveValue()), sure.positivePredictiveValue()));
        rates.put(
                "npv", figure(share(at.negativePredictiveValue()), sure.negativePredictiveValue()));
        rates.put("accuracy", figure(share(at.accuracy()), sure.accuracy()));
        rates.put("balanced_accuracy", figure(at.balancedAccuracy(), sure.balancedAccuracy()));
        rates.put("f1", figure(at.f1(), sure.f1()));
        return rates;
    }

    private static OptionalDouble share(Optional<Proportion> proportion) {
        return value(proportion.map(Proportion::value));
    }

    private static OptionalDouble value(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static Figure figure(OptionalDouble value) {
        return figure(value, new ClusteredInterval(0, Optional.empty()));
    }

    private static Figure figure(OptionalDouble value, ClusteredInterval certainty) {
        if (value.isEmpty()) {
            return new Figure(null, null, null, certainty.clusters());
        }
        return certainty
                .interval()
                .map(sure ->
                        new Figure(
                                value.getAsDouble(), sure.low(), sure.high(), certainty.clusters()))
                .orElseGet(() -> new Figure(value.getAsDouble(), null, null, certainty.clusters()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
