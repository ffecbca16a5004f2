package org.lesionlens.torchscript;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An archive with more methods than its original: the layers that can be explained, each with a
 * method to it and one from it.
 *
 * @param original as it was read
 * @param activation that {@code forward} ends in and that the new heads leave out
 * @param clamped how far from 0 and 1 it keeps its probabilities, which the heads do not
 * @param twice whether what is left is probabilities too, by an activation before that
 * @param doubt why the first layer is not explained unless a person chooses it
 * @param layers the last of the network first
 * @param methods text of the new ones
 * @param ending the last operators of {@code forward}
 */
public record InstrumentedArchive(
        ScriptArchive original,
        FinalActivation activation,
        double clamped,
        boolean twice,
        Doubt doubt,
        List<TargetLayer> layers,
        String methods,
        LastOperators ending) {

    /** What sorts or picks values by what they are. */
    private static final Pattern CHOOSES =
            Pattern.compile("\\btorch\\.(?:gather|scatter\\w*|argsort|sort|topk|masked_select)\\(");

    /** What may sort, merge or move the tokens of a row, by its name or by the axes it makes. */
    private static final Pattern REORDERS =
            Pattern.compile(
                    "\\btorch\\.(?:(?:gather|scatter\\w*|argsort|sort|topk|masked_select|index\\w*|flip|roll|take\\w*|unfold\\w*|im2col|unflatten|\\w+_pool1d|conv1d|upsample_\\w+1d|einsum)\\("
                            + "|_convolution\\(\\w+, [^,]+, [^,]+, \\[\\d+\\],"
                            + "|(?:slice|select|chunk|split)\\([^,()]+, (?:1|\\d+, 1)[,)]"
                            + "|(?:transpose|swapaxes|movedim)\\([^,()]+, (?:2, 3|3, 2)\\)"
                            + "|permute\\([^,()]+, \\[-?\\d+(?:, -?\\d+){3,}\\]"
                            + "|(?:reshape|view)\\([^,()]+, (?:\\w+\\)|\\[[^,\\]]+(?:, [^,\\]]+){2,}\\]))");

    public InstrumentedArchive {
        layers = List.copyOf(layers);
    }

    /**
     * Finds where an archive can be split.
     *
     * @throws TorchScriptException if it cannot; says what was found
     */
    public static InstrumentedArchive of(ScriptArchive original) throws TorchScriptException {
        Split split =
                Splitter.split(
                        new ArchiveCode(original.texts(), original.attributes()),
                        original.network());
        return new InstrumentedArchive(
                original,
                split.activation(),
                split.clamped(),
                split.twice(),
                split.doubt(),
                split.layers(),
                split.methods(),
                split.ending());
    }

    /**
     * Writes the whole copy. All entries but the one with the network's class are the original's.
     *
     * @throws IOException if the original cannot be read any more, or the copy not be written
     */
    public void writeTo(OutputStream out) throws IOException {
        new ArchiveCopy(original, code(), null).writeTo(out);
    }

    /**
     * Writes a copy with a card. One layer's methods are there as {@code features} and {@code head}
     * too, unless the network has parts of these names, as many have.
     *
     * @param card the {@code model.json}
     * @param layer one of {@link #layers}
     * @throws IOException if the original cannot be read any more, or the copy not be written
     */
    public void writeTo(OutputStream out, String card, TargetLayer layer) throws IOException {
        String more = original.owns("features") || original.owns("head") ? "" : contract(layer);
        new ArchiveCopy(original, with((isNew() ? methods : "") + more), card).writeTo(out);
    }

    private String contract(TargetLayer layer) {
        String pair = layer.isPair() ? TargetLayer.PAIR : "Tensor";
        String prefix = layer.isPair() ? ", y" : "";
        String given = code().contains(ForwardCall.VALUES) ? ", v" : "";
        return call("features", "x" + given, pair, layer.features())
                + call("head", "x" + prefix + given, "Tensor", layer.head());
    }

    private String call(String name, String parameters, String type, String method) {
        String typed = parameters.replaceAll("\\w", "$0: Tensor");
        return "  def %s(self: %s,\n    %s) -> %s:\n    return (self).%s(%s, )\n"
                .formatted(name, original.network(), typed, type, method, parameters);
    }

    /**
     * True if its code may sort, merge or move the tokens of a row, so that they may not lie as the
     * picture does.
     */
    public boolean mayReorderTokens() {
        return REORDERS.matcher(original.allCode()).find();
    }

    /** True if its code sorts or picks values by what they are, and so maybe tokens. */
    public boolean choosesTokens() {
        return CHOOSES.matcher(original.allCode()).find();
    }

    /** False if the original is such a copy itself. */
    public boolean isNew() {
        return !original.owns(layers.getFirst().features());
    }

    /** The text of the network's file with the methods at the end of the class. */
    public String code() {
        return with(isNew() ? methods : "");
    }

    private String with(String more) {
        String network = original.network();
        return ClassText.with(original.codeOf(network), network, more);
    }
}
