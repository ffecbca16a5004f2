package org.lesionlens.review;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lesionlens.cases.Sex;
import org.lesionlens.evaluation.ClusterBootstrap;
import org.lesionlens.evaluation.ClusteredScores;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.RocCurve;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.review.SubgroupAttribute.Decade;
import org.lesionlens.review.SubgroupAttribute.OfSex;
import org.lesionlens.review.SubgroupAttribute.Site;

/**
 * The judged lesions that share an attribute: a model that does well on the whole may fail some.
 *
 * @param attribute that they share
 * @param scores of them
 * @param clusters of those that resemble each other, in the order that {@code scores} was given
 * @param clustered their scores by cluster
 * @param rocArea area under their ROC curve, in [0, 1]; none of fewer than {@value #FEWEST}
 *     positive or negative ones, as it would be chance
 */
public record Subgroup(
        SubgroupAttribute attribute,
        Scores scores,
        Clusters clusters,
        ClusteredScores clustered,
        OptionalDouble rocArea) {

    /** Fewest positive and fewest negative ones of which an area is told. */
    public static final int FEWEST = 10;

    private static final Comparator<SubgroupAttribute> ORDER =
            Comparator.comparingInt(Subgroup::kind)
                    .thenComparing(Subgroup::isUntold)
                    .thenComparing(
                            attribute -> attribute instanceof OfSex(var sex) ? sex : Sex.UNKNOWN)
                    .thenComparing(
                            attribute -> attribute instanceof Decade(var from) ? from.orElse(0) : 0)
                    .thenComparing(
                            attribute -> attribute instanceof Site(String name) ? name : "",
                            String.CASE_INSENSITIVE_ORDER);

    /**
     * By site, then by sex, then by age; in each those of whom it is not told come last.
     *
     * @param sample photos or lesions
     */
    static List<Subgroup> of(Sample sample) {
        Map<SubgroupAttribute, IntStream.Builder> members = new HashMap<>();
        for (int i = 0; i < sample.size(); i++) {
            for (SubgroupAttribute attribute : SubgroupAttribute.of(sample.facts(i))) {
                members.computeIfAbsent(attribute, _ -> IntStream.builder()).add(i);
            }
        }
        return members.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(entry -> of(entry.getKey(), sample, entry.getValue().build().toArray()))
                .toList();
    }

    private static Subgroup of(SubgroupAttribute attribute, Sample sample, int... members) {
        Scores scores = sample.scores(members);
        boolean isEnough = Math.min(scores.positives(), scores.negatives()) >= FEWEST;
        OptionalDouble area =
                RocCurve.of(scores)
                        .filter(_ -> isEnough)
                        .map(curve -> OptionalDouble.of(curve.area()))
                        .orElse(OptionalDouble.empty());
        Clusters clusters = sample.clusters(members);
        return new Subgroup(
                attribute, scores, clusters, new ClusteredScores(scores, clusters), area);
    }

    /** How sure the area is, as {@link Measures#areas} has it. */
    public ClusterBootstrap.Areas areas() {
        return MeasuredScores.areas(scores, clusters);
    }

    private static int kind(SubgroupAttribute attribute) {
        return switch (attribute) {
            case Site _ -> 0;
            case OfSex _ -> 1;
            case Decade _ -> 2;
        };
    }

    /** Sex.UNKNOWN is the last of its kind anyway. */
    private static boolean isUntold(SubgroupAttribute attribute) {
        return switch (attribute) {
            case Site(String name) -> name.isEmpty();
            case OfSex _ -> false;
            case Decade(var from) -> from.isEmpty();
        };
    }
}
