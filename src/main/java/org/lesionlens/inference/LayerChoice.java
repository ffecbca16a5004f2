package org.lesionlens.inference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.torchscript.InstrumentedArchive;
import org.lesionlens.torchscript.TargetLayer;

/** Which layer of an archive is explained, and which is not unless somebody asks for it. */
record LayerChoice(TorchArchive archive) {

    /**
     * The layer that is asked for, else the one that the card names, else the last.
     *
     * @throws ModelLoadException if the code tells that the last is in doubt, and nobody chose one
     */
    int layer(@Nullable Integer asked) throws ModelLoadException {
        InstrumentedArchive instrumented = archive.instrumented();
        ModelCard card = archive.card();
        if (asked != null || instrumented == null) {
            return asked == null ? 0 : asked;
        }
        List<String> names = instrumented.layers().stream().map(TargetLayer::name).toList();
        int named = card == null ? 0 : Math.max(0, names.indexOf(card.targetLayer()));
        if (named == 0) {
            checkDoubt(0, instrumented.doubt().reason());
        }
        return named;
    }

    /**
     * Checks that there is such a layer; null means all of them.
     *
     * @throws ModelLoadException if there is not
     */
    void check(@Nullable Integer layer) throws ModelLoadException {
        InstrumentedArchive instrumented = archive.instrumented();
        int layers = instrumented == null ? 1 : instrumented.layers().size();
        if (layer != null && (layer < 0 || layer >= layers)) {
            throw new ModelLoadException(
                    "%s has no layer %d; it has %d, the last of the network is 0."
                            .formatted(archive.name(), layer, layers));
        }
    }

    /**
     * Checks that a layer that nobody chose is in no doubt.
     *
     * @param reason of the doubt; empty if there is none
     * @throws ModelLoadException if there is; names the layer and the reason
     */
    void checkDoubt(int layer, String reason) throws ModelLoadException {
        InstrumentedArchive instrumented = archive.instrumented();
        if (reason.isEmpty() || instrumented == null) {
            return;
        }
        throw new ModelLoadException(
                "%s is not explained at %s, the last layer that was found%s: %s. inspect lists its layers; --layer N explains one of them all the same. The code ends with: %s"
                        .formatted(
                                archive.name(),
                                instrumented.layers().get(layer).name(),
                                layer == 0 ? "" : " but for one of a single cell",
                                reason,
                                instrumented.ending().text()));
    }
}
