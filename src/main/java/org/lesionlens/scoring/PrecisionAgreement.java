package org.lesionlens.scoring;

import java.util.List;
import java.util.stream.IntStream;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.PearsonCorrelation;
import org.lesionlens.image.decode.ImageDecodeException;

/**
 * How far a network with features in fewer bits says the same as in float32, over some photos.
 *
 * @param photos that both went over
 * @param failed photos that fail in fewer bits alone
 * @param largestDifference of two probabilities of the class that is looked for
 * @param changedCalls photos that one calls positive and the other does not
 * @param leastCorrelation Pearson's, of two Grad-CAM maps of that class with their signs: 1 of two
 *     that are the same in all cells, 0 if only one is
 * @param timeShare of a run in fewer bits, of that of one in float32; NaN if one did not run
 */
public record PrecisionAgreement(
        int photos,
        int failed,
        double largestDifference,
        int changedCalls,
        double leastCorrelation,
        double timeShare) {

    private static final int PHOTOS = 20; // enough to tell
    private static final double CLOSE_PROBABILITY = 0.01;
    private static final double CLOSE_MAPS = 0.99;

    /**
     * Runs both networks over some photos of a set that lie evenly in it. Those that fail in
     * float32 are left out: whoever scores them tells.
     *
     * @param threshold called positive iff p ≥ this
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static PrecisionAgreement over(
            List<LesionImage> images,
            Analyzer analyzer,
            Classifier exact,
            Classifier reduced,
            double threshold)
            throws InterruptedException {
        var facts = new SetFacts(images, exact.card());
        int positive = exact.card().output().positiveIndex();
        int photos = 0;
        int failed = 0;
        int changed = 0;
        double largest = 0;
        double least = 1;
        for (LesionImage image : evenly(images)) {
            Analysis one;
            try {
                one = seen(image, analyzer, exact, facts, positive);
            } catch (ImageDecodeException | ClassificationException e) {
                continue; // whoever scores it tells
            }
            Analysis other;
            try {
                other = seen(image, analyzer, reduced, facts, positive);
            } catch (ImageDecodeException | ClassificationException e) {
                failed++;
                continue;
            }
            photos++;
            changed += one.isPositive(threshold) == other.isPositive(threshold) ? 0 : 1;
            double difference = one.positiveProbability() - other.positiveProbability();
            largest = Math.max(largest, Math.abs(difference));
            least = Math.min(least, correlation(one, other));
        }
        double share = reduced.runMillis() / exact.runMillis();
        return new PrecisionAgreement(photos, failed, largest, changed, least, share);
    }

    /** True if what a person sees is the same: close probabilities, the same calls and maps. */
    public boolean isClose() {
        return photos > 0
                && failed == 0
                && changedCalls == 0
                && largestDifference <= CLOSE_PROBABILITY
                && leastCorrelation >= CLOSE_MAPS;
    }

    private static double correlation(Analysis one, Analysis other) {
        var map = one.explanation().signed();
        var otherMap = other.explanation().signed();
        return PearsonCorrelation.of(map, otherMap).orElse(isFlat(map) && isFlat(otherMap) ? 1 : 0);
    }

    private static boolean isFlat(EvidenceMap map) {
        float[] cells = map.toArray();
        return IntStream.range(1, cells.length).allMatch(i -> cells[i] == cells[0]);
    }

    private static Analysis seen(
            LesionImage image, Analyzer analyzer, Classifier asked, SetFacts facts, int positive)
            throws ImageDecodeException, ClassificationException, InterruptedException {
        Classifier given = asked.given(facts.of(image));
        return analyzer.analyze(image.file(), given, positive, CamMethod.GRAD_CAM);
    }

    private static List<LesionImage> evenly(List<LesionImage> images) {
        int wanted = Math.min(PHOTOS, images.size());
        return IntStream.range(0, wanted)
                .mapToObj(i -> images.get((int) ((long) i * images.size() / wanted)))
                .toList();
    }
}
