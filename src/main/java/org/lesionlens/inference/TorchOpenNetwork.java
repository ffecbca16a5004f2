package org.lesionlens.inference;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.EquivalenceReport;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.OpenNetwork;
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
    private final @Nullable Path photo;
    private final String device;
    private final Map<Trial, ObservedOutputs> passed =
            new ConcurrentHashMap<>(); // written on the inference thread

    /**
     * @param layer that was tried when it was opened
     * @param copies keep the card that a person writes
     * @param photo that copies are tried with; null if there is none
     */
    TorchOpenNetwork(
            InferenceThread thread,
            OpenedModel opened,
            int layer,
            ModelCopies copies,
            @Nullable Path photo,
            String device) {
        this.thread = thread;
        this.opened = opened;
        this.archive = opened.archive();
        this.layer = layer;
        this.copies = copies;
        this.photo = photo;
        this.device = device;
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
        return classifier(opened.card(), layer, opened.network()::close);
    }

    private TorchClassifier classifier(ModelCard card, int wanted, Runnable closing)
            throws ModelLoadException, InterruptedException {
        ModelCard checked = thread.open(archive, () -> checked(card, wanted));
        ObservedOutputs seen = passed.getOrDefault(trial(wanted, card.input()), opened.observed());
        return new TorchClassifier(
                thread,
                opened.network(),
                archive,
                checked,
                opened.adjustments(checked, seen),
                opened.methods(wanted)
                        .ofProbabilities(checked.output().activation() == Activation.NONE),
                device,
                closing);
    }

    private ModelCard checked(ModelCard card, int wanted) throws ModelLoadException {
        Trial trial = trial(wanted, card.input());
        ObservedOutputs seen = passed.get(trial);
        if (seen == null) {
            seen = opened.prove(wanted, card.input(), photo);
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
        thread.run(opened.network()::close);
    }
}
