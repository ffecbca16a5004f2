package org.lesionlens.inference;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
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
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.ModelOutput.Score;
import org.lesionlens.analysis.NetworkPart;
import org.lesionlens.analysis.Precision;
import org.lesionlens.analysis.WeightsNotFoundException;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.PixelForm;
import org.lesionlens.torchscript.InstrumentedArchive;

/** A loaded network behind the inference thread, with its card. */
final class TorchClassifier implements Classifier {

    private final InferenceThread thread;
    private final TorchNetwork network;
    private final TorchArchive archive;
    private final ModelCard card;
    private final List<Adjustment> adjustments;
    private final ContentHash key;
    private final String device;
    private final FeaturesRun features;
    private final NetworkMethods methods;
    private final Runnable closing;
    private final @Nullable GivenInputs given;
    private final SlopeCheck slope;
    private final RunTimes times;

    /**
     * @param adjustments what is not as in the file, or may not be as the card says
     * @param network by the methods of the layer that is explained
     * @param methods these methods
     * @param features how they are run
     * @param closing is run once it is closed, on the inference thread
     */
    TorchClassifier(
            InferenceThread thread,
            TorchNetwork network,
            TorchArchive archive,
            ModelCard card,
            List<Adjustment> adjustments,
            NetworkMethods methods,
            String device,
            FeaturesRun features,
            Runnable closing) {
        this(
                thread,
                network,
                archive,
                card,
                adjustments,
                methods,
                device,
                features,
                closing,
                null,
                new SlopeCheck(),
                new RunTimes());
    }

    /**
     * @param given besides the photo; null to be asked as if nothing were known
     * @param slope of this network
     * @param times of this network
     */
    private TorchClassifier(
            InferenceThread thread,
            TorchNetwork network,
            TorchArchive archive,
            ModelCard card,
            List<Adjustment> adjustments,
            NetworkMethods methods,
            String device,
            FeaturesRun features,
            Runnable closing,
            @Nullable GivenInputs given,
            SlopeCheck slope,
            RunTimes times) {
        this.given = given;
        this.slope = slope;
        this.times = times;
        this.thread = thread;
        this.network = network;
        this.archive = archive;
        this.card = card;
        this.adjustments = List.copyOf(adjustments);
        boolean asEver = card.input().form().pixels() == PixelForm.AS_DISPLAYED;
        ContentHash exact = // programs of before passed over the entry "pixels": theirs is not ours
                archive.instrumented() == null && archive.isOwn(card) && asEver
                        ? archive.hash()
                        : archive.hash().with(ModelCardWriter.write(card.bare()));
        this.key =
                features.precision() == Precision.FLOAT32
                        ? exact
                        : exact.with(features.precision().name());
        this.methods = methods;
        this.device = device;
        this.features = features;
        this.closing = closing;
    }

    @Override
    public ContentHash key() {
        return key;
    }

    @Override
    public List<Adjustment> adjustments() {
        return adjustments;
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public Precision precision() {
        return features.precision();
    }

    @Override
    public Classifier inBfloat16() throws ModelLoadException, InterruptedException {
        Bfloat16Features.Opened reduced = thread.open(archive, features.reduction()::open);
        return new TorchClassifier(
                thread,
                network.fusedBy(reduced.features()),
                archive,
                card,
                Stream.concat(adjustments.stream(), Stream.of(Adjustment.BFLOAT16)).toList(),
                methods,
                device,
                new FeaturesRun(reduced.path(), Precision.BFLOAT16, features.reduction()),
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
        return features.path();
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
        return new TorchClassifier(
                thread,
                network,
                archive,
                card,
                adjustments,
                methods,
                device,
                features,
                () -> {},
                inputs,
                slope,
                times);
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
                    return pass.with(inputs, branches(pass));
                });
    }

    @Override
    public List<List<Double>> logits(List<ImageTensor> inputs)
            throws ClassificationException, InterruptedException {
        inputs.forEach(this::checkSize);
        int height = card.input().height();
        int width = card.input().width();
        var pixels = FloatBuffer.allocate(inputs.size() * 3 * height * width);
        inputs.forEach(input -> input.copyTo(pixels));
        pixels.flip();
        TorchNetwork asked = network.given(given().row());
        return thread.call(
                "running the network on %d inputs".formatted(inputs.size()),
                () -> asked.logits(pixels, inputs.size(), height, width));
    }

    @Override
    public Classifier shuffled(NetworkPart part)
            throws WeightsNotFoundException, ClassificationException, InterruptedException {
        TorchNetwork copy = ShuffledNetwork.load(thread, archive, methods, part, network.device());
        return new TorchClassifier(
                thread,
                copy.using(methods),
                archive,
                card,
                adjustments,
                methods,
                device,
                FeaturesRun.PLAIN,
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
                    slope.check(asked, pixels, gradient, scoreOf);
                    return gradient;
                });
    }

    /** How many channels each of the networks has that stand side by side in the archive. */
    private List<Integer> branches(ForwardPass pass) {
        InstrumentedArchive instrumented = archive.instrumented();
        boolean several =
                instrumented != null
                        && instrumented.layers().stream()
                                .filter(layer -> layer.features().equals(methods.features()))
                                .anyMatch(layer -> layer.networks() > 1);
        return several
                ? LayerOutput.of(pass).sizes().channels()
                : List.of(pass.activations().channels());
    }

    private TorchNetwork asked(ForwardPass pass) {
        return network.given(pass.given().row());
    }

    @Override
    public double[] ablatedScores(ForwardPass pass, int classIndex)
            throws ClassificationException, InterruptedException {
        Score score = card.output().scoreOf(classIndex, pass.logits().size());
        double[] scores = new double[pass.activations().channels()];
        var batch =
                new AblationBatch(
                        asked(pass), LayerOutput.of(pass), score.logit(), AblationBatch.CACHE);
        try {
            for (int first = 0; first < scores.length; first += batch.size()) {
                if (Thread.interrupted()) { // waiting tells only if there is something to wait for
                    throw new InterruptedException();
                }
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
        thread.run(closing);
    }
}
