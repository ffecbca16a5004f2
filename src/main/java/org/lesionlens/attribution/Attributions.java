package org.lesionlens.attribution;

import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;

/**
 * Computes attributions. An interrupt ends it before the next run of the network.
 *
 * @param classifier that is asked, given what it takes besides the photo
 * @param classIndex of the class whose score is attributed
 */
public record Attributions(Classifier classifier, int classIndex) {

    /**
     * Computes one.
     *
     * @param input of the network, and where the photo lies in it
     * @throws ClassificationException if the network fails, or its score has no gradient
     * @throws IllegalArgumentException if a patch is larger than the input, or a mask has more
     *     cells than it has pixels
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Attribution of(
            PlacedInput input, AttributionSettings settings, AttributionProgress progress)
            throws ClassificationException, InterruptedException {
        return switch (settings) {
            case PixelSettings pixels ->
                    new PixelGradients(classifier, classIndex, input, progress)
                            .of(pixels, NoiseSource.NORMAL);
            case ViewsSettings views ->
                    new ViewsRun(classifier, classIndex, input, progress).map(views);
            case PerturbationSettings.Occlusion occlusion ->
                    new OcclusionRun(scores(occlusion), input, occlusion, progress).map();
            case PerturbationSettings.Rise rise ->
                    new RiseRun(scores(rise), input, rise, progress)
                            .map(RandomMasks.of(rise, input.width(), input.height()));
        };
    }

    private ChangedScores scores(PerturbationSettings settings) {
        return new ChangedScores(classifier, classIndex, settings.score());
    }
}
