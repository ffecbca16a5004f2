package org.lesionlens.attribution;

import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Explanation;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.explain.ChannelReduction;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.image.ImageTensor;

/** Maps of one input by methods of any kind, so that they can be held against each other. */
public final class MethodMaps {

    private final Classifier classifier;
    private final int classIndex;
    private final PlacedInput input;
    private @Nullable ForwardPass pass;
    private @Nullable ClassEvidence evidence;

    /**
     * @param classifier that is asked, given what it takes besides the photo
     * @param classIndex of the class that is explained
     * @param input of the network, and where the photo lies in it
     */
    public MethodMaps(Classifier classifier, int classIndex, PlacedInput input) {
        this.classifier = classifier;
        this.classIndex = classIndex;
        this.input = input;
    }

    /**
     * What the network leaves behind of the input; it runs once.
     *
     * @throws ClassificationException if the network fails
     * @throws InterruptedException if the calling thread is interrupted
     */
    public ForwardPass pass() throws ClassificationException, InterruptedException {
        if (pass == null) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            pass = classifier.forward(input.tensor());
        }
        return pass;
    }

    /**
     * The map of one method: signed where the sign is evidence, else what speaks for the class. Of
     * a layer's method it has the layer's cells, of others the input's pixels; a pixel's three
     * values become the one farthest from 0.
     *
     * @throws ClassificationException if the network fails, or its score has no gradient
     * @throws InterruptedException if the calling thread is interrupted
     */
    public EvidenceMap of(MapSettings settings)
            throws ClassificationException, InterruptedException {
        return switch (settings) {
            case LayerMap layer -> of(layer);
            case AttributionSettings other -> of(other);
        };
    }

    private EvidenceMap of(LayerMap layer) throws ClassificationException, InterruptedException {
        ForwardPass ran = pass();
        if (evidence == null) {
            evidence = classifier.evidence(ran, classIndex);
        }
        return Explanation.of(
                        classIndex,
                        layer.method(),
                        evidence,
                        () -> classifier.ablatedScores(ran, classIndex))
                .shown(true);
    }

    private EvidenceMap of(AttributionSettings settings)
            throws ClassificationException, InterruptedException {
        Attribution attribution =
                new Attributions(classifier, classIndex).of(input, settings, _ -> {});
        return switch (attribution) {
            case PixelAttribution pixels ->
                    pixels.map(ChannelReduction.LARGEST, pixels.settings().method().isSigned());
            case ViewsMap views -> views.mean();
            case PerturbationMap map -> map.shown();
        };
    }

    /** The same of an input that was changed. */
    public MethodMaps of(ImageTensor changed) {
        return new MethodMaps(classifier, classIndex, new PlacedInput(changed, input.place()));
    }
}
