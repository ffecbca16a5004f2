package org.lesionlens.inference;

import java.util.List;
import java.util.stream.Stream;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.analysis.Precision;
import org.lesionlens.analysis.RunsOn;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.PixelForm;
import org.lesionlens.torchscript.InstrumentedArchive;

/**
 * What is said of a network that runs under a card.
 *
 * @param adjustments what is not as in the file, or may not be as the card says
 * @param methods of the layer that is explained
 * @param features how they are run
 */
record CardedNetwork(
        TorchArchive archive,
        ModelCard card,
        List<Adjustment> adjustments,
        NetworkMethods methods,
        RunsOn runsOn,
        FeaturesRun features) {

    CardedNetwork {
        adjustments = List.copyOf(adjustments);
    }

    /** Stands for the file, all of the card that results depend on, and the precision. */
    ContentHash key() {
        boolean asEver = card.input().form().pixels() == PixelForm.AS_DISPLAYED;
        ContentHash exact = // programs of before passed over the entry "pixels": theirs is not ours
                archive.instrumented() == null && archive.isOwn(card) && asEver
                        ? archive.hash()
                        : archive.hash().with(ModelCardWriter.write(card.bare()));
        return features.precision() == Precision.FLOAT32
                ? exact
                : exact.with(features.precision().name());
    }

    /** The same with its features run otherwise. */
    CardedNetwork with(FeaturesRun others) {
        return new CardedNetwork(archive, card, adjustments, methods, runsOn, others);
    }

    /**
     * The same with its features in bfloat16.
     *
     * @param path by which they are run
     */
    CardedNetwork inBfloat16(FeaturesPath path) {
        return new CardedNetwork(
                archive,
                card,
                Stream.concat(adjustments.stream(), Stream.of(Adjustment.BFLOAT16)).toList(),
                methods,
                runsOn,
                new FeaturesRun(path, Precision.BFLOAT16, features.reduction()));
    }

    /** How many channels each of the networks has that stand side by side in the archive. */
    List<Integer> branches(ForwardPass pass) {
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
}
