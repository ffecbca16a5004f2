package org.lesionlens.inference;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.torchscript.InstrumentedArchive;
import org.lesionlens.torchscript.TargetLayer;

/** Says what failed when a copy was tried. */
record TrialFailure(TorchArchive archive, InstrumentedArchive instrumented) {

    private static final Pattern OTHER_WIDTH =
            Pattern.compile("cannot be multiplied \\(\\d+x(\\d+) and (\\d+)x");

    /** A layer's output that is one cell. */
    static final class NoGridException extends ModelLoadException {

        private static final long serialVersionUID = 1L;

        NoGridException(String message) {
            super(message);
        }
    }

    /** The exception that says that a layer's output is one cell. */
    ModelLoadException noGrid(TargetLayer layer) {
        ModelLoadException failed =
                of("the output of %s has a grid of 1×1 only".formatted(layer.name()));
        return layer.tokens() // what came before them is mixed by attention
                ? failed
                : new NoGridException(String.valueOf(failed.getMessage()));
    }

    /** The exception that says so, and what the code is like. */
    ModelLoadException of(String what) {
        Optional<String> count = otherCount(what);
        if (count.isPresent()) {
            return new ModelLoadException(
                    "%s cannot be used: %s.".formatted(archive.name(), count.get()));
        }
        return new ModelLoadException(
                "%s cannot be explained: %s. The last layer that was found is %s%s; the code ends with: %s. %s%s"
                        .formatted(
                                archive.name(),
                                what,
                                instrumented.layers().getFirst().name(),
                                instrumented.layers().size() > 1
                                        ? " (others are tried with --layer 1 and so on)"
                                        : "",
                                instrumented.ending().text(),
                                TorchArchive.OTHERWISE,
                                LibtorchChoice.remark()));
    }

    /** What libtorch's reason means if the card has too few or too many numbers for an input. */
    private Optional<String> otherCount(String what) {
        ModelCard card = archive.card();
        Matcher matcher = OTHER_WIDTH.matcher(what);
        if (card == null || !matcher.find()) {
            return Optional.empty();
        }
        return card.inputs().entrySet().stream()
                .filter(input ->
                        matcher.group(1).equals(String.valueOf(input.getValue().example().size())))
                .map(input ->
                        "its card gives %s numbers for %s, as it seems, and the network takes %s"
                                .formatted(matcher.group(1), input.getKey(), matcher.group(2)))
                .findFirst();
    }
}
