package org.lesionlens.inference;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.EquivalenceReport;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.FeaturesPath.Choice;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.analysis.Precision;
import org.lesionlens.analysis.PrecisionException;
import org.lesionlens.analysis.RunsOn;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;
import org.lesionlens.torchscript.InstrumentedArchive;
import org.lesionlens.torchscript.TargetLayer;

/** A loaded network behind the inference thread, before a card and a layer are chosen. */
final class TorchOpenNetwork implements OpenNetwork {

    /** What has been tried before it is used. */
    private record Trial(int layer, int width, int height) {}

    private final InferenceThread thread;
    private final OpenedModel opened;
    private final TorchArchive archive;
    private final int layer;
    private final ModelCopies copies;
    private final RunsOn runsOn;
    private final FeaturesFusion fusion;
    private final Map<Trial, Optional<FusedFeatures>> fused =
            new HashMap<>(); // of the inference thread
    private final Map<Trial, Bfloat16Features.Opened> reduced =
            new HashMap<>(); // of the inference thread
    private final Map<Trial, ObservedOutputs> passed =
            new ConcurrentHashMap<>(); // written on the inference thread

    /**
     * @param copies keep the card that a person writes
     * @param fusion that features are run by, where it is better
     * @param runsOn what it runs on
     */
    TorchOpenNetwork(
            InferenceThread thread,
            OpenedModel opened,
            ModelCopies copies,
            FeaturesFusion fusion,
            RunsOn runsOn) {
        this.thread = thread;
        this.opened = opened;
        this.archive = opened.archive();
        this.layer = opened.layer();
        this.copies = copies;
        this.runsOn = runsOn;
        this.fusion = fusion;
        passed.put(trial(layer, OpenedModel.spec(archive)), opened.observed());
    }

    private static Trial trial(int layer, InputSpec input) {
        return new Trial(layer, input.width(), input.height());
    }

    @Override
    public String architecture() {
        String network = archive.original().network();
        return network.substring(network.lastIndexOf('.') + 1);
    }

    @Override
    public CardGuess guess() {
        return opened.guess();
    }

    @Override
    public Optional<ModelCard> card() {
        return Optional.ofNullable(archive.card());
    }

    @Override
    public boolean hasOwnCard() {
        return archive.hasOwnCard();
    }

    @Override
    public List<String> layers() {
        InstrumentedArchive instrumented = archive.instrumented();
        return instrumented == null
                ? List.of()
                : instrumented.layers().stream().map(TargetLayer::name).toList();
    }

    @Override
    public int layer() {
        return layer;
    }

    @Override
    public Optional<Double> deviation() {
        return Optional.ofNullable(opened.proof()).map(EquivalenceReport::deviation);
    }

    @Override
    public List<Adjustment> adjustments() {
        return archive.adjustments();
    }

    @Override
    public LayerFacts measure(int wanted, InputSpec input)
            throws ModelLoadException, InterruptedException {
        return thread.open(archive, () -> opened.measure(wanted, input));
    }

    @Override
    public List<Double> logits(ImageTensor input)
            throws ClassificationException, InterruptedException {
        return thread.call(
                "running the network",
                () ->
                        opened.network()
                                .using(opened.methods(layer))
                                .logits(
                                        FloatBuffer.wrap(input.toArray()),
                                        1,
                                        input.height(),
                                        input.width())
                                .getFirst());
    }

    @Override
    public Classifier classifier(ModelCard card, int wanted)
            throws ModelLoadException, InterruptedException {
        return classifier(card, wanted, () -> {});
    }

    /** The network under its own card; closing it closes the network. */
    TorchClassifier alone() throws ModelLoadException, InterruptedException {
        return classifier(opened.card(), layer, this::closeNow);
    }

    private TorchClassifier classifier(ModelCard card, int wanted, Runnable closing)
            throws ModelLoadException, InterruptedException {
        ModelCard checked = thread.open(archive, () -> checked(card, wanted));
        ObservedOutputs seen = passed.getOrDefault(trial(wanted, card.input()), opened.observed());
        Optional<FusedFeatures> features = thread.open(archive, () -> fused(wanted, card.input()));
        NetworkMethods methods =
                opened.methods(wanted)
                        .ofProbabilities(checked.output().activation() == Activation.NONE);
        TorchNetwork network = opened.network().using(methods).fusedBy(features.orElse(null));
        return new TorchClassifier(
                thread,
                network,
                new CardedNetwork(
                        archive,
                        checked,
                        opened.adjustments(checked, seen),
                        methods,
                        runsOn,
                        new FeaturesRun(
                                path(wanted, card.input(), features.isPresent()),
                                Precision.FLOAT32,
                                () -> reduced(wanted, card.input(), network))),
                closing);
    }

    /** By which way features are run; what was remembered as better may fail now. */
    private FeaturesPath path(int wanted, InputSpec input, boolean isFused) {
        if (opened.network().device().isGpu()) {
            return FeaturesPath.PLAIN;
        }
        FeaturesPath found = fusion.path(archive, wanted, input);
        return found.isFused() && !isFused ? FeaturesPath.of(Choice.FAILED) : found;
    }

    /**
     * Tries fused features of the layer that is explained, unless it is known how they do.
     *
     * @param isTrusted false if a trial may end the process: then only what came through is tried
     *     again
     */
    void tryFusion(boolean isTrusted) throws ModelLoadException, InterruptedException {
        InputSpec input = OpenedModel.spec(archive);
        thread.open(
                archive,
                () -> {
                    FeaturesPath known = fusion.path(archive, layer, input);
                    boolean mayBeTried =
                            isTrusted
                                    || known.choice() == Choice.NO_FASTER
                                    || known.choice() == Choice.FUSED;
                    return fusion.isTried(archive, layer, input) || !mayBeTried
                            ? known
                            : fusion.tryOut(opened, layer, input);
                });
    }

    private Optional<FusedFeatures> fused(int wanted, InputSpec input) {
        return opened.network().device().isGpu()
                ? Optional.empty()
                : fused.computeIfAbsent(
                        trial(wanted, input), _ -> fusion.open(opened, wanted, input));
    }

    private Bfloat16Features.Opened reduced(int wanted, InputSpec input, TorchNetwork used)
            throws PrecisionException {
        Trial trial = trial(wanted, input);
        Bfloat16Features.Opened found = reduced.get(trial);
        if (found == null) {
            found = new Bfloat16Features(fusion).open(opened, wanted, input, used);
            reduced.put(trial, found);
        }
        return found;
    }

    private ModelCard checked(ModelCard card, int wanted) throws ModelLoadException {
        Trial trial = trial(wanted, card.input());
        ObservedOutputs seen = passed.get(trial);
        if (seen == null) {
            seen = opened.prove(wanted, card.input(), fusion.photo());
            passed.put(trial, seen);
        }
        return opened.checked(card, wanted, seen);
    }

    @Override
    public void keep(ModelCard card) throws IOException {
        copies.keep(card, archive.hash());
    }

    @Override
    public void export(ModelCard card, int wanted, Path file) throws IOException {
        archive.export(card, wanted, file);
    }

    @Override
    public void close() {
        thread.run(this::closeNow);
    }

    private void closeNow() {
        fused.values().forEach(features -> features.ifPresent(FusedFeatures::close));
        fused.clear();
        reduced.values().forEach(found -> found.features().close());
        reduced.clear();
        opened.network().close();
    }
}
