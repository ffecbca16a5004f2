package org.lesionlens.scoring;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.PearsonCorrelation;
import org.lesionlens.image.decode.ImageDecodeException;

/**
 * How far a network with features in fewer bits says the same as in float32, over some photos.
 *
 * @param photos that both went over
 * @param largestDifference of two probabilities of the class that is looked for
 * @param changedCalls photos that one calls positive and the other does not
 * @param leastCorrelation Pearson's, of two Grad-CAM maps of that class with their signs; 1 if no
 *     photo has maps that differ between their cells
 * @param timeShare of a run in fewer bits, of that of one in float32; NaN if one did not run
 */
public record PrecisionAgreement(
        int photos,
        double largestDifference,
        int changedCalls,
        double leastCorrelation,
        double timeShare) {

    /** Photos that are enough to tell. */
    public static final int PHOTOS = 20;

    private static final double CLOSE_PROBABILITY = 0.01;
    private static final double CLOSE_MAPS = 0.99;

    /** One photo, by both networks. */
    private record Pair(Analysis exact, Analysis reduced) {}

    /**
     * Runs both networks over some photos of a set that lie evenly in it. Those that cannot be read
     * or asked about are left out: whoever scores them tells.
     *
     * @param threshold called positive iff p ≥ this
     * @throws ClassificationException if the engine fails
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static PrecisionAgreement over(
            List<LesionImage> images,
            Analyzer analyzer,
            Classifier exact,
            Classifier reduced,
            double threshold)
            throws ClassificationException, InterruptedException {
        var facts = new SetFacts(images, exact.card());
        int positive = exact.card().output().positiveIndex();
        int photos = 0;
        int changed = 0;
        double largest = 0;
        double least = 1;
        for (LesionImage image : evenly(images)) {
            Pair pair;
            try {
                pair =
                        new Pair(
                                seen(image, analyzer, exact, facts, positive),
                                seen(image, analyzer, reduced, facts, positive));
            } catch (ImageDecodeException | MissingFactException e) {
                continue;
            }
            double one = pair.exact().positiveProbability();
            double other = pair.reduced().positiveProbability();
            OptionalDouble alike =
                    PearsonCorrelation.of(
                            pair.exact().explanation().signed(),
                            pair.reduced().explanation().signed());
            photos++;
            changed +=
                    pair.exact().isPositive(threshold) == pair.reduced().isPositive(threshold)
                            ? 0
                            : 1;
            largest = Math.max(largest, Math.abs(one - other));
            least = Math.min(least, alike.orElse(1));
        }
        double share = reduced.runMillis() / exact.runMillis();
        return new PrecisionAgreement(photos, largest, changed, least, share);
    }

    /** True if what a person sees is the same: close probabilities, the same calls and maps. */
    public boolean isClose() {
        return photos > 0
                && changedCalls == 0
                && largestDifference <= CLOSE_PROBABILITY
                && leastCorrelation >= CLOSE_MAPS;
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
