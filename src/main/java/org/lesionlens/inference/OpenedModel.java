package org.lesionlens.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.EquivalenceReport;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.analysis.MissingCardException;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelFacts;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;
import org.lesionlens.torchscript.FinalActivation;
import org.lesionlens.torchscript.InstrumentedArchive;
import org.lesionlens.torchscript.TargetLayer;
import org.lesionlens.torchscript.TracedSize;

/**
 * An archive that has been loaded and tried. Belongs to the inference thread.
 *
 * @param network to be closed by whoever asked for it
 * @param outputs how many numbers it gives for a photo
 * @param proof of the instrumented copy; null if the file itself is run
 */
record OpenedModel(
        TorchArchive archive,
        TorchNetwork network,
        int outputs,
        @Nullable EquivalenceReport proof) {

    /** libtorch optimises its graph for a shape in its first two runs, which are slow. */
    private static final int WARM_UP_RUNS = 2;

    private static final TracedSize TRIAL = new TracedSize(224, 224); // fits most networks

    /**
     * Loads an archive and tries its methods; an instrumented copy that fails is deleted.
     *
     * @param layer to try; null to try all
     * @param photo a sample for the proof; null if there is none
     */
    static OpenedModel open(
            TorchArchive archive, Device device, @Nullable Integer layer, @Nullable Path photo)
            throws IOException, MalformedModelException, ModelLoadException {
        InstrumentedArchive instrumented = archive.instrumented();
        checkLayer(archive, layer);
        TorchNetwork network = TorchNetwork.load(archive.runnable(), device);
        try {
            if (instrumented == null) {
                return new OpenedModel(archive, network, warmUp(network, spec(archive)), null);
            }
            List<TargetLayer> layers =
                    layer == null
                            ? instrumented.layers()
                            : List.of(instrumented.layers().get(layer));
            EquivalenceReport proof =
                    new EquivalenceCheck(archive, instrumented, network)
                            .prove(layers, spec(archive), photo);
            return new OpenedModel(archive, network, proof.outputs(), proof);
        } catch (ModelLoadException | RuntimeException e) {
            network.close();
            if (archive.isCopied()) {
                Files.deleteIfExists(archive.runnable());
            }
            throw e;
        }
    }

    private static int warmUp(TorchNetwork network, InputSpec spec) {
        int outputs = 0;
        for (int run = 0; run < WARM_UP_RUNS; run++) {
            ForwardPass pass =
                    network.forward(
                            new float[3 * spec.height() * spec.width()],
                            spec.height(),
                            spec.width());
            outputs = pass.logits().size();
            network.gradient(pass.activations(), 0);
        }
        return outputs;
    }

    /** The card's input, or else one to try the network with. */
    static InputSpec spec(TorchArchive archive) {
        ModelCard card = archive.card();
        TracedSize size = Optional.ofNullable(archive.original().tracedSize()).orElse(TRIAL);
        return card != null
                ? card.input()
                : new InputSpec(
                        size.width(),
                        size.height(),
                        InputFit.SQUASH,
                        Interpolation.BILINEAR_ANTIALIAS,
                        Normalisation.IMAGENET);
    }

    /** What was found out about the file. */
    ModelFacts facts() {
        NetworkMethods methods = methods(0);
        return new ModelFacts(
                archive.hash(),
                archive.original().network(),
                archive.card(),
                guess(),
                archive.isCopied() ? archive.runnable() : null,
                proof,
                archive.original().texts().size(),
                archive.original().weightBytes(),
                List.of(methods.features(), methods.head()));
    }

    /** What can be said without a card. */
    CardGuess guess() {
        TracedSize size = archive.original().tracedSize();
        return new CardGuess(
                archive.hash(),
                outputs,
                activation(),
                size == null ? null : size.width(),
                size == null ? null : size.height());
    }

    private @Nullable Activation activation() {
        InstrumentedArchive instrumented = archive.instrumented();
        FinalActivation last =
                instrumented == null ? FinalActivation.NONE : instrumented.activation();
        return switch (last) {
            case NONE -> null;
            case SIGMOID -> Activation.SIGMOID;
            case SOFTMAX, LOG_SOFTMAX -> Activation.SOFTMAX;
        };
    }

    private static void checkLayer(TorchArchive archive, @Nullable Integer layer)
            throws ModelLoadException {
        InstrumentedArchive instrumented = archive.instrumented();
        int layers = instrumented == null ? 1 : instrumented.layers().size();
        if (layer != null && (layer < 0 || layer >= layers)) {
            throw new ModelLoadException(
                    "%s has no layer %d; it has %d, the last of the network is 0."
                            .formatted(archive.name(), layer, layers));
        }
    }

    /** The methods of a layer. */
    NetworkMethods methods(int layer) {
        TargetLayer target = target(layer);
        return target == null ? NetworkMethods.CONTRACT : EquivalenceCheck.methods(target);
    }

    private @Nullable TargetLayer target(int layer) {
        InstrumentedArchive instrumented = archive.instrumented();
        return instrumented == null ? null : instrumented.layers().get(layer);
    }

    /** The layer that is asked for, else the one that the card names, else the last. */
    static int layer(TorchArchive archive, @Nullable Integer asked) {
        InstrumentedArchive instrumented = archive.instrumented();
        ModelCard card = archive.card();
        if (asked != null || instrumented == null || card == null) {
            return asked == null ? 0 : asked;
        }
        List<String> names = instrumented.layers().stream().map(TargetLayer::name).toList();
        return Math.max(0, names.indexOf(card.targetLayer()));
    }

    /**
     * Tries a layer with an input that it has not been tried with; nothing if the file itself is
     * run.
     *
     * @throws ModelLoadException if it fails; says how
     */
    void prove(int layer, InputSpec spec, @Nullable Path photo) throws ModelLoadException {
        InstrumentedArchive instrumented = archive.instrumented();
        TargetLayer target = target(layer);
        if (instrumented != null && target != null) {
            new EquivalenceCheck(archive, instrumented, network)
                    .prove(List.of(target), spec, photo);
        }
    }

    /**
     * Measures a layer.
     *
     * @throws ModelLoadException if it cannot be explained; says why
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    LayerFacts measure(int layer, InputSpec spec) throws ModelLoadException {
        InstrumentedArchive instrumented = archive.instrumented();
        TargetLayer target = target(layer);
        if (instrumented == null || target == null) {
            throw new IndexOutOfBoundsException("the file leaves no choice of layers");
        }
        return new EquivalenceCheck(archive, instrumented, network).measure(target, spec);
    }

    /**
     * The card that was found.
     *
     * @throws MissingCardException if there is none
     */
    ModelCard card() throws MissingCardException {
        ModelCard card = archive.card();
        if (card == null) {
            CardGuess guess = guess();
            throw new MissingCardException(
                    "%s has no model.json, which says how its input is prepared and what its %d output(s) mean. Write one beside it as %s, or name one with --card FILE; for example:%n%s"
                            .formatted(
                                    archive.name(), outputs, archive.cardName(), guess.example()),
                    guess);
        }
        return card;
    }

    /**
     * A card, with the layer that is explained.
     *
     * @throws ModelLoadException if it does not fit what the network gives
     */
    ModelCard checked(ModelCard card, int layer) throws ModelLoadException {
        if (!card.output().fits(outputs)) {
            throw new ModelLoadException(
                    "%s gives %d logit(s), but its model.json names %d classes with %s. %s"
                            .formatted(
                                    archive.name(),
                                    outputs,
                                    card.output().classes().size(),
                                    card.output().activation().modelName(),
                                    archive.exportHint()));
        }
        Activation last = activation();
        if (last != null && last != card.output().activation()) {
            throw new ModelLoadException(
                    "%s ends in a %s, but its model.json says %s: write \"activation\": \"%s\" there."
                            .formatted(
                                    archive.name(),
                                    last.modelName(),
                                    card.output().activation().modelName(),
                                    last.modelName()));
        }
        TargetLayer target = target(layer);
        return target == null ? card : card.withTargetLayer(target.name());
    }
}
