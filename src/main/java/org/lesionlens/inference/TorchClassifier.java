package org.lesionlens.inference;

import java.util.Arrays;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelOutput.Score;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.ImageTensor;

/** A loaded network behind the inference thread, with its card. */
public final class TorchClassifier implements Classifier {

    private final InferenceThread thread;
    private final TorchNetwork network;
    private final ModelCard card;
    private final String device;

    TorchClassifier(InferenceThread thread, TorchNetwork network, ModelCard card, String device) {
        this.thread = thread;
        this.network = network;
        this.card = card;
        this.device = device;
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public String device() {
        return device;
    }

    /**
     * How many threads of the CPU the network runs on.
     *
     * @throws ClassificationException if the engine fails
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public int threads() throws ClassificationException, InterruptedException {
        return thread.call("asking for threads", TorchNetwork::threads);
    }

    @Override
    public ForwardPass forward(ImageTensor input)
            throws ClassificationException, InterruptedException {
        checkSize(input);
        return thread.call(
                "running the network",
                () -> network.forward(input.toArray(), input.height(), input.width()));
    }

    /**
     * Runs the backbone alone and drops its output: the yardstick for the cost of an explanation.
     *
     * @throws ClassificationException if the engine fails
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public void runBackbone(ImageTensor input)
            throws ClassificationException, InterruptedException {
        checkSize(input);
        float[] pixels = input.toArray();
        thread.call(
                "running the backbone",
                () -> {
                    network.features(pixels, input.height(), input.width());
                    return pixels.length;
                });
    }

    private void checkSize(ImageTensor input) {
        if (input.width() != card.input().width() || input.height() != card.input().height()) {
            throw new IllegalArgumentException(
                    "%d×%d instead of %d×%d"
                            .formatted(
                                    input.width(),
                                    input.height(),
                                    card.input().width(),
                                    card.input().height()));
        }
    }

    @Override
    public ClassEvidence evidence(ForwardPass pass, int classIndex)
            throws ClassificationException, InterruptedException {
        Score score = card.output().scoreOf(classIndex, pass.logits().size());
        FeatureMaps gradients =
                thread.call(
                        "computing the gradient",
                        () -> network.gradient(pass.activations(), score.logit()));
        var evidence =
                new ClassEvidence(pass.logits().get(score.logit()), pass.activations(), gradients);
        return score.negated() ? evidence.negated() : evidence;
    }

    @Override
    public double[] ablatedScores(ForwardPass pass, int classIndex)
            throws ClassificationException, InterruptedException {
        Score score = card.output().scoreOf(classIndex, pass.logits().size());
        double[] scores = new double[pass.activations().channels()];
        var batch =
                new AblationBatch(network, pass.activations(), score.logit(), AblationBatch.CACHE);
        try {
            for (int first = 0; first < scores.length; first += batch.size()) {
                int channel = first;
                double[] some = thread.call("ablating channels", () -> batch.run(channel));
                System.arraycopy(some, 0, scores, first, some.length);
            }
        } finally {
            thread.run(batch::close); // after the run, should one be going on
        }
        return score.negated() ? Arrays.stream(scores).map(y -> -y).toArray() : scores;
    }

    @Override
    public void close() {
        thread.run(network::close);
    }
}
