package org.lesionlens.faithfulness;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.NetworkPart;
import org.lesionlens.explain.Enlargement;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.PixelOrder;
import org.lesionlens.faithfulness.FaithfulnessProgress.Step;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.TensorBlur;

/**
 * Puts the heat map of one analysis to the test; takes some hundred runs of the network.
 *
 * <p>As in RISE, deletion replaces the hottest pixels first by 0 in the normalised input, which is
 * the mean colour of the training pictures, and insertion starts from a blurred picture and brings
 * the hottest pixels back first. RISE blurs with a kernel of 11 pixels, under which a lesion that
 * fills the photo stays what it is; here the standard deviation is 1/{@value #BLUR} of the input's
 * shorter side. The yardstick is a random order of patches of the same size as the map's cells.
 *
 * @see <a href="https://arxiv.org/abs/1806.07421">Petsiuk et al. 2018 (RISE), section 4.3</a>
 */
public final class FaithfulnessCheck {

    /** Steps of the curves in the window. */
    public static final int STEPS = 50;

    private static final int BLUR = 20;
    private static final long SEED = 20180619; // the day RISE appeared; any would do
    private static final double INPUTS_SHARE = 0.9; // of the time

    private final int steps;

    /**
     * @param steps of each curve, at least 1
     * @throws IllegalArgumentException if {@code steps} is below 1
     */
    public FaithfulnessCheck(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps: " + steps);
        }
        this.steps = steps;
    }

    /**
     * Runs all checks. An interrupt ends it before the next run of the network.
     *
     * @param analysis whose map is checked
     * @param classifier that made it
     * @param threshold from which share of its maximum on the map counts as hot, in [0, 1]
     * @param progress hears how far it is
     * @throws IllegalArgumentException if the map is empty: it gives no order to check
     * @throws ClassificationException if the network fails
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Faithfulness check(
            Analysis analysis,
            Classifier classifier,
            double threshold,
            FaithfulnessProgress progress)
            throws ClassificationException, InterruptedException {
        ImageTensor input = analysis.prepared().input();
        int width = input.width();
        int height = input.height();
        Heatmap map = analysis.explanation().map();
        PixelOrder order = PixelOrder.of(map, width, height);
        PixelOrder random = PixelOrder.random(map, width, height, SEED);
        ImageTensor mean = ImageTensor.of(width, height, new float[3 * width * height]);
        ImageTensor blurred =
                TensorBlur.gaussian(input, Math.max(1, Math.min(width, height) / (double) BLUR));

        Classifier asked = classifier.givenAs(analysis.pass());
        var inputs = new PerturbedInputs(asked, analysis.explanation().classIndex());
        var deletion = new PlannedCurve(inputs, input, mean, order, steps);
        var randomDeletion = new PlannedCurve(inputs, input, mean, random, steps);
        var insertion = new PlannedCurve(inputs, blurred, input, order, steps);
        var randomInsertion = new PlannedCurve(inputs, blurred, input, random, steps);
        BitSet hot = hotPixels(map, threshold, width, height);
        int alone = inputs.add(() -> blurred.with(hot, input));
        int removed = inputs.add(() -> input.with(hot, blurred));
        inputs.run(share -> progress.at(Step.CHANGED_INPUTS, INPUTS_SHARE * share));

        return new Faithfulness(
                analysis.className(),
                analysis.probabilities().get(analysis.explanation().classIndex()),
                new CurveComparison(deletion.curve(), randomDeletion.curve()),
                new CurveComparison(insertion.curve(), randomInsertion.curve()),
                new HotPart(
                        threshold,
                        hot.cardinality() / ((double) width * height),
                        inputs.probability(alone),
                        inputs.probability(removed)),
                randomisations(analysis, input, classifier, progress));
    }

    /**
     * Hot is what the overlay shows: enlarged heat of at least {@code threshold} of the maximum.
     */
    static BitSet hotPixels(Heatmap map, double threshold, int width, int height) {
        float[] heat = Enlargement.of(map, width, height);
        double least = threshold * map.maximum();
        var hot = new BitSet(heat.length);
        for (int i = 0; i < heat.length; i++) {
            hot.set(i, heat[i] >= least);
        }
        return hot;
    }

    private static List<Randomisation> randomisations(
            Analysis analysis,
            ImageTensor input,
            Classifier classifier,
            FaithfulnessProgress progress)
            throws InterruptedException {
        List<Randomisation> randomisations = new ArrayList<>();
        List<NetworkPart> parts = List.of(NetworkPart.values());
        for (NetworkPart part : parts) {
            double done = (double) randomisations.size() / parts.size();
            progress.at(Step.SHUFFLED_WEIGHTS, INPUTS_SHARE + (1 - INPUTS_SHARE) * done);
            randomisations.add(RandomisationCheck.of(part, analysis, input, classifier));
        }
        return randomisations;
    }
}
