package org.lesionlens.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.EquivalenceReport;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.analysis.MissingCardException;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelFacts;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.OutputComparison;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;
import org.lesionlens.inference.EquivalenceCheck.Proof;
import org.lesionlens.inference.TrialFailure.NoGridException;
import org.lesionlens.torchscript.FinalActivation;
import org.lesionlens.torchscript.InstrumentedArchive;
import org.lesionlens.torchscript.TargetLayer;
import org.lesionlens.torchscript.TracedSize;

/**
 * An archive that has been loaded and tried. Belongs to the inference thread.
 *
 * @param network to be closed by whoever asked for it
 * @param layer that was tried; 0 if all were
 * @param unasked whether neither a person nor a card chose that layer
 * @param outputs how many numbers it gives for a photo
 * @param proof of the instrumented copy; null if the file itself is run
 * @param observed what its own output was seen to be
 * @param fused the network's own features, if they were fused before anything else was run; empty
 *     if not
 */
record OpenedModel(
        TorchArchive archive,
        TorchNetwork network,
        int layer,
        boolean unasked,
        int outputs,
        @Nullable EquivalenceReport proof,
        ObservedOutputs observed,
        Optional<FusedFeatures> fused) {

    private static final TracedSize TRIAL = new TracedSize(224, 224); // fits most networks

    /**
     * Loads an archive and tries its methods; an instrumented copy that fails is deleted.
     *
     * @param layer to try; null to try all
     */
    static OpenedModel open(
            TorchArchive archive, Device device, @Nullable Integer layer, FeaturesFusion fusion)
            throws IOException, MalformedModelException, ModelLoadException {
        return open(archive, device, layer, false, fusion);
    }

    /**
     * The same of one layer.
     *
     * @param orFiner whether nobody chose it: then it is not taken if it is in doubt, and the layer
     *     before it is tried if its output is one cell, as where a network goes on behind its grid
     *     by convolutions that are as large
     */
    static OpenedModel open(
            TorchArchive archive,
            Device device,
            @Nullable Integer layer,
            boolean orFiner,
            FeaturesFusion fusion)
            throws IOException, MalformedModelException, ModelLoadException {
        InstrumentedArchive instrumented = archive.instrumented();
        Path photo = fusion.photo();
        var choice = new LayerChoice(archive);
        choice.check(layer);
        TorchNetwork network =
                TorchNetwork.load(archive.runnable(), device).given(archive.examples());
        try {
            if (instrumented == null) {
                // An exporter has compared forward; it would be one more slow run at every start.
                boolean compared = layer == null || !archive.hasOwnCard();
                Optional<FusedFeatures> fused = fusion.ofNew(network, archive, spec(archive));
                WarmUp first =
                        WarmUp.of(network, archive.forward(), spec(archive), photo, compared);
                return new OpenedModel(
                        archive, network, 0, false, first.outputs(), null, first.observed(), fused);
            }
            var check = new EquivalenceCheck(archive, instrumented, network);
            List<TargetLayer> layers = instrumented.layers();
            if (layer == null) {
                Proof proof = check.prove(layers, spec(archive), photo);
                return proven(archive, network, 0, false, proof);
            }
            boolean unasked = orFiner && layer == 0;
            int taken = layer;
            Proof proof;
            try {
                proof = check.prove(List.of(layers.get(taken)), spec(archive), photo);
            } catch (NoGridException e) {
                if (!orFiner || layers.size() <= layer + 1) {
                    throw e;
                }
                taken++;
                proof = check.prove(List.of(layers.get(taken)), spec(archive), photo);
            }
            if (unasked) {
                choice.checkDoubt(taken, proof.report().doubt());
            }
            return proven(archive, network, taken, unasked, proof);
        } catch (ModelLoadException | RuntimeException e) {
            network.close();
            if (archive.isCopied()) {
                Files.deleteIfExists(archive.runnable());
            }
            throw e;
        }
    }

    private static OpenedModel proven(
            TorchArchive archive, TorchNetwork network, int layer, boolean unasked, Proof proof) {
        EquivalenceReport report = proof.report();
        return new OpenedModel(
                archive,
                network,
                layer,
                unasked,
                report.outputs(),
                report,
                proof.outputs(),
                Optional.empty());
    }

    /** The card's input, or else one to try the network with. */
    static InputSpec spec(TorchArchive archive) {
        return spec(archive.card(), archive.original().tracedSize());
    }

    /** The same of an archive that is not open yet. */
    static InputSpec spec(@Nullable ModelCard card, @Nullable TracedSize traced) {
        TracedSize size = Optional.ofNullable(traced).orElse(TRIAL);
        return card != null
                ? card.input()
                : new InputSpec(
                        size.width(),
                        size.height(),
                        InputFit.SQUASH,
                        Interpolation.BILINEAR_ANTIALIAS,
                        Normalisation.IMAGENET);
    }

    /**
     * What was found out about the file.
     *
     * @param path how its features are run
     * @throws ModelLoadException if its card does not fit it
     */
    ModelFacts facts(FeaturesPath path) throws ModelLoadException {
        NetworkMethods methods = methods(0);
        return new ModelFacts(
                archive.hash(),
                archive.original().network(),
                archive.card(),
                guess(),
                archive.isCopied() ? archive.runnable() : null,
                proof,
                comparison(),
                archive.original().texts().size(),
                archive.original().weightBytes(),
                List.of(methods.features(), methods.head()),
                archive.card() == null
                        ? archive.adjustments()
                        : adjustments(archive.card(), observed),
                archive.tensor(),
                path);
    }

    /** What can be said without a card. */
    CardGuess guess() {
        TracedSize size = archive.original().tracedSize();
        return new CardGuess(
                archive.hash(),
                outputs,
                check(observed).likely(),
                size == null ? null : size.width(),
                size == null ? null : size.height());
    }

    private CardCheck check(ObservedOutputs seen) {
        InstrumentedArchive instrumented = archive.instrumented();
        FinalActivation taken =
                instrumented == null ? FinalActivation.NONE : instrumented.activation();
        return new CardCheck(archive, taken, outputs, seen);
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

    /**
     * Tries a layer with an input that it has not been tried with; nothing if the file itself is
     * run.
     *
     * @return what its own output was seen to be
     * @throws ModelLoadException if it fails, or is in doubt with this input and nobody chose it;
     *     says how
     */
    ObservedOutputs prove(int tried, InputSpec spec, @Nullable Path photo)
            throws ModelLoadException {
        InstrumentedArchive instrumented = archive.instrumented();
        TargetLayer target = target(tried);
        if (instrumented == null || target == null) {
            return observed;
        }
        Proof again =
                new EquivalenceCheck(archive, instrumented, network)
                        .prove(List.of(target), spec, photo);
        if (unasked && tried == layer) {
            new LayerChoice(archive).checkDoubt(tried, again.report().doubt());
        }
        return again.outputs();
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
        return new LayerCheck(instrumented, network, new TrialFailure(archive, instrumented), spec)
                .measure(target);
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
     * @param seen what the output was with the card's input
     * @throws ModelLoadException if it does not fit what the network gives
     */
    ModelCard checked(ModelCard card, int layer, ObservedOutputs seen) throws ModelLoadException {
        ModelCard checked = check(seen).checked(card);
        TargetLayer target = target(layer);
        return target == null ? checked : checked.withTargetLayer(target.name());
    }

    /** What is not as in the file, or may not be as a card says. */
    List<Adjustment> adjustments(ModelCard card, ObservedOutputs seen) {
        List<Adjustment> all = new ArrayList<>(archive.adjustments());
        all.addAll(check(seen).doubts(card.output()));
        return all;
    }

    /** The probabilities of the sample photo, if there is one and a card that fits. */
    private @Nullable OutputComparison comparison() throws ModelLoadException {
        ModelCard card = archive.card();
        CardCheck check = check(observed);
        return card == null ? null : check.compare(check.checked(card).output()).orElse(null);
    }
}
