package org.lesionlens.inference;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.GivenInputs;
import org.lesionlens.analysis.InputGradient;
import org.lesionlens.analysis.KnownFacts;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.ModelOutput.Score;
import org.lesionlens.analysis.NetworkPart;
import org.lesionlens.analysis.Precision;
import org.lesionlens.analysis.RunsOn;
import org.lesionlens.analysis.ScoredInput;
import org.lesionlens.analysis.WeightsNotFoundException;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;

/** A loaded network behind the inference thread, with its card. */
final class TorchClassifier implements Classifier {

    private final InferenceThread thread;
    private final TorchNetwork network;
    private final CardedNetwork about;
    private final ModelCard card;
    private final ContentHash key;
    private final Runnable closing;
    private final @Nullable GivenInputs given;
    private final SlopeCheck slope;
    private final RunTimes times;
    private final BatchSize batch = new BatchSize();

    /**
     * @param network by the methods of the layer that is explained
     * @param about what is said of it
     * @param closing is run once it is closed, on the inference thread
     */
    TorchClassifier(
            InferenceThread thread, TorchNetwork network, CardedNetwork about, Runnable closing) {
        this(thread, network, about, closing, null, new SlopeCheck(), new RunTimes());
    }

    /**
     * @param given besides the photo; null to be asked as if nothing were known
     * @param slope of this network
     * @param times of this network
     */
    private TorchClassifier(
            InferenceThread thread,
            TorchNetwork network,
            CardedNetwork about,
            Runnable closing,
            @Nullable GivenInputs given,
            SlopeCheck slope,
            RunTimes times) {
        this.thread = thread;
        this.network = network;
        this.about = about;
        this.card = about.card();
        this.key = about.key();
        this.closing = closing;
        this.given = given;
        this.slope = slope;
        this.times = times;
    }

    @Override
    public ContentHash key() {
        return key;
    }

    @Override
    public List<Adjustment> adjustments() {
        return about.adjustments();
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public RunsOn runsOn() {
        return about.runsOn();
    }

    @Override
    public Precision precision() {
        return about.features().precision();
    }

    @Override
    public Classifier inBfloat16() throws ModelLoadException, InterruptedException {
        Bfloat16Features.Opened reduced =
                thread.open(about.archive(), about.features().reduction()::open);
        return new TorchClassifier(
                thread,
                network.fusedBy(reduced.features()),
                about.inBfloat16(reduced.path()),
                () -> {},
                given,
                slope,
                new RunTimes());
    }

    @Override
    public double runMillis() {
        return times.shortestMillis();
    }

    @Override
    public FeaturesPath path() {
        return about.features().path();
    }

    @Override
    public int threads() throws ClassificationException, InterruptedException {
        return thread.call("asking for threads", TorchNetwork::threads);
    }

    @Override
    public Classifier given(KnownFacts facts) throws MissingFactException {
        return card.takesFacts() ? given(GivenInputs.of(card, facts)) : this;
    }

    @Override
    public Classifier givenAs(ForwardPass pass) {
        return card.takesFacts() ? given(pass.given()) : this;
    }

    private Classifier given(GivenInputs inputs) {
        return new TorchClassifier(thread, network, about, () -> {}, inputs, slope, times);
    }

    private GivenInputs given() throws MissingFactException {
        return given == null ? GivenInputs.of(card, KnownFacts.NONE) : given;
    }

    @Override
    public ForwardPass forward(ImageTensor input)
            throws ClassificationException, InterruptedException {
        checkSize(input);
        GivenInputs inputs = given();
        TorchNetwork asked = network.given(inputs.row());
        return thread.call(
                "running the network",
                () -> {
                    float[] pixels = input.toArray();
                    ForwardPass pass =
                            times.of(() -> asked.forward(pixels, input.height(), input.width()));
                    return pass.with(inputs, about.branches(pass));
                });
    }

    @Override
    public List<List<Double>> logits(List<ImageTensor> inputs)
            throws ClassificationException, InterruptedException {
        int height = card.input().height();
        int width = card.input().width();
        FloatBuffer pixels = pixels(inputs);
        TorchNetwork asked = network.given(given().row());
        return thread.call(
                "running the network on %d inputs".formatted(inputs.size()),
                () -> asked.logits(pixels, inputs.size(), height, width));
    }

    private FloatBuffer pixels(List<ImageTensor> inputs) {
        inputs.forEach(this::checkSize);
        var pixels =
                FloatBuffer.allocate(
                        inputs.size() * 3 * card.input().height() * card.input().width());
        inputs.forEach(input -> input.copyTo(pixels));
        return pixels.flip();
    }

    @Override
    public int together() {
        return network.device().isGpu() && isAskedTogether() ? BatchSize.MOST : 1;
    }

    /** Fused features are of one input, and numbers of a lesion belong to one, too. */
    private boolean isAskedTogether() {
        return !card.takesFacts() && !path().isFused();
    }

    @Override
    public List<ScoredInput> scored(List<ImageTensor> inputs, int classIndex)
            throws ClassificationException, InterruptedException {
        BatchSize.Asking alone = some -> Classifier.super.scored(some, classIndex);
        return inputs.size() > 1 && isAskedTogether()
                ? batch.scored(inputs, some -> scoredTogether(some, classIndex), alone)
                : alone.of(inputs);
    }

    List<ScoredInput> scoredTogether(List<ImageTensor> inputs, int classIndex)
            throws ClassificationException, InterruptedException {
        FloatBuffer pixels = pixels(inputs);
        IntFunction<Score> scoreOf = outputs -> card.output().scoreOf(classIndex, outputs);
        return thread.call(
                "running the network on %d inputs".formatted(inputs.size()),
                () ->
                        network.scored(
                                pixels,
                                inputs.size(),
                                card.input().height(),
                                card.input().width(),
                                scoreOf));
    }

    @Override
    public Classifier shuffled(NetworkPart part)
            throws WeightsNotFoundException, ClassificationException, InterruptedException {
        TorchNetwork copy =
                ShuffledNetwork.load(
                        thread, about.archive(), about.methods(), part, network.device());
        return new TorchClassifier(
                thread,
                copy.using(about.methods()),
                about.with(FeaturesRun.PLAIN),
                copy::close,
                given,
                new SlopeCheck(),
                new RunTimes());
    }

    @Override
    public void runBackbone(ImageTensor input)
            throws ClassificationException, InterruptedException {
        checkSize(input);
        float[] pixels = input.toArray();
        TorchNetwork asked = network.given(given().row());
        thread.call(
                "running the backbone",
                () -> {
                    asked.features(pixels, input.height(), input.width());
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
                        () -> asked(pass).gradient(LayerOutput.of(pass), score.logit()));
        var evidence =
                new ClassEvidence(pass.logits().get(score.logit()), pass.activations(), gradients);
        return score.negated() ? evidence.negated() : evidence;
    }

    @Override
    public InputGradient inputGradient(ImageTensor input, int classIndex)
            throws ClassificationException, InterruptedException {
        checkSize(input);
        if (card.input().form().bytes()) {
            throw new ClassificationException(
                    "this network takes pixels as whole numbers, which have no gradient");
        }
        TorchNetwork asked = network.given(given().row());
        return thread.call(
                "computing the gradient by the pixels",
                () -> {
                    float[] pixels = input.toArray();
                    IntFunction<Score> scoreOf =
                            outputs -> card.output().scoreOf(classIndex, outputs);
                    InputGradient gradient =
                            asked.inputGradient(pixels, input.height(), input.width(), scoreOf);
                    TorchNetwork plain = asked.fusedBy(null); // as the gradient was computed
                    slope.check(plain, pixels, gradient, scoreOf);
                    return gradient;
                });
    }

    private TorchNetwork asked(ForwardPass pass) {
        return network.given(pass.given().row());
    }

    @Override
    public double[] ablatedScores(ForwardPass pass, int classIndex)
            throws ClassificationException, InterruptedException {
        Score score = card.output().scoreOf(classIndex, pass.logits().size());
        var batch =
                new AblationBatch(
                        asked(pass), LayerOutput.of(pass), score.logit(), AblationBatch.CACHE);
        double[] scores = batch.runAll(thread);
        return score.negated() ? Arrays.stream(scores).map(y -> -y).toArray() : scores;
    }

    @Override
    public void close() {
        thread.run(closing);
    }
}
