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

    private static final String FORWARD = "forward";
    private static final String WHOLE = "lens_whole"; // what was forward
    private static final String TENSOR = "Tensor";
    private static final int FLOAT32 = 6; // as PyTorch numbers its types
    private static final int BFLOAT16 = 15;
    private static final int AS_IT_IS = -1;

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
     * The same of a frozen archive, of which the features are computed in bfloat16; it takes and
     * gives float32, and may be run.
     *
     * @throws TorchScriptException if its code is damaged, it has no such method, or that gives
     *     more than one tensor
     */
    public static FeaturesArchive inBfloat16(ScriptArchive frozen, String method)
            throws TorchScriptException {
        return of(frozen.inBfloat16(), frozen.codeOf(frozen.network()), method, BFLOAT16);
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
        return of(original, text, method, AS_IT_IS);
    }

    /**
     * @param type that inputs are cast to, as a number of PyTorch's
     */
    private static FeaturesArchive of(ScriptArchive original, String text, String method, int type)
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
        boolean cast = type != AS_IT_IS;
        if (cast && !features.result().equals(TENSOR)) {
            throw new TorchScriptException("its features are more than one tensor");
        }
        String passed =
                features.parameters().stream()
                        .skip(1)
                        .map(one -> cast ? cast(one.name(), type) : one.name())
                        .collect(Collectors.joining(", "));
        String called = method.equals(FORWARD) ? WHOLE : method;
        String call = "(self).%s(%s, )".formatted(called, passed);
        String forward =
                "  def forward(self: %s,\n    %s) -> %s:\n    return %s\n"
                        .formatted(
                                network,
                                others,
                                features.result(),
                                cast ? cast(call, FLOAT32) : call);
        return new FeaturesArchive(
                original,
                ClassText.with(
                        ClassText.changed(text, network, FeaturesArchive::renamed),
                        network,
                        forward));
    }

    private static String cast(String tensor, int type) {
        return "torch.to(%s, %d)".formatted(tensor, type);
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
