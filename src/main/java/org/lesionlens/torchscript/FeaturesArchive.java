package org.lesionlens.torchscript;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A copy of an archive whose {@code forward} is a layer's {@code features}: libtorch's {@code
 * freeze} folds batch-norm into convolutions in that method alone. It is to be frozen, which leaves
 * away all that {@code forward} does not use; it is not run as it is.
 *
 * @param original with the weights
 * @param code of the file with the network's class
 */
public record FeaturesArchive(ScriptArchive original, String code) {

    private static final String WHOLE = "lens_whole"; // what was forward

    /**
     * Of an archive that has such a method itself.
     *
     * @param method its name
     * @throws TorchScriptException if its code is damaged, or has no such method
     */
    public static FeaturesArchive of(ScriptArchive original, String method)
            throws TorchScriptException {
        return of(original, original.codeOf(original.network()), method);
    }

    /**
     * Of a layer of an instrumented archive.
     *
     * @throws TorchScriptException if its code is damaged
     */
    public static FeaturesArchive of(InstrumentedArchive archive, TargetLayer layer)
            throws TorchScriptException {
        return of(archive.original(), archive.code(), layer.features());
    }

    private static FeaturesArchive of(ScriptArchive original, String text, String method)
            throws TorchScriptException {
        String network = original.network();
        MethodCode features =
                new ArchiveCode(Map.of(ArchiveCode.packageOf(network), text))
                        .classCode(network)
                        .map(found -> found.methods().get(method))
                        .orElseThrow(() -> new TorchScriptException("it has no method " + method));
        String others = // all but self
                features.parameters().stream()
                        .skip(1)
                        .map(one -> one.name() + ": Tensor")
                        .collect(Collectors.joining(",\n    "));
        String passed =
                features.parameters().stream()
                        .skip(1)
                        .map(one -> one.name() + ", ")
                        .collect(Collectors.joining());
        String forward =
                "  def forward(self: %s,\n    %s) -> %s:\n    return (self).%s(%s)\n"
                        .formatted(network, others, features.result(), method, passed);
        return new FeaturesArchive(
                original,
                ClassText.with(
                        ClassText.changed(text, network, FeaturesArchive::renamed),
                        network,
                        forward));
    }

    private static String renamed(String text) {
        return text.replaceAll("(?m)^  def forward\\(", "  def " + WHOLE + "(")
                .replaceAll(Pattern.quote("(self).forward("), "(self)." + WHOLE + "(");
    }

    /**
     * Writes it.
     *
     * @throws IOException if the original cannot be read any more, or the copy not be written
     */
    public void writeTo(OutputStream out) throws IOException {
        new ArchiveCopy(original, code, null).writeTo(out);
    }
}
