package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lesionlens.torchscript.Expression.Attribute;
import org.lesionlens.torchscript.Expression.Call;

/**
 * Splits the {@code forward} of a network in two methods: from the input to the activations A of a
 * layer, and from A to the logits.
 */
final class Splitter {

    private static final int TOLD = 10; // operators, when nothing is found
    private static final String FEATURES = "lens_features"; // many a network has a part "features"
    private static final String HEAD = "lens_head";
    private static final String INDENT = "    ";

    private Splitter() {}

    /**
     * Splits a network before its last pooling, and at the end of each stage before.
     *
     * @param network name of its class
     * @throws TorchScriptException if there is no place to split; says what was found
     */
    static Split split(ArchiveCode code, String network) throws TorchScriptException {
        ClassCode root =
                code.classCode(network)
                        .orElseThrow(
                                () -> new TorchScriptException("its code has no class " + network));
        Ending ending = Ending.of(Program.of(code, root));
        var finder = new CutFinder(code);
        Cut last =
                finder.last(ending.program())
                        .orElseThrow(
                                () -> new TorchScriptException(nothingFound(ending.program())));
        List<Cut> cuts = new ArrayList<>(List.of(last));
        cuts.addAll(finder.stages(last));
        List<TargetLayer> layers = new ArrayList<>();
        var methods = new StringBuilder();
        for (Cut cut : cuts) {
            String number = layers.isEmpty() ? "" : "_" + layers.size();
            var layer = new TargetLayer(name(cut), FEATURES + number, HEAD + number);
            layers.add(layer);
            methods.append(methods(cut, layer, network));
        }
        return new Split(
                ending.activation(),
                ending.clamped(),
                layers,
                methods.toString(),
                end(ending.program()));
    }

    private static String methods(Cut cut, TargetLayer layer, String network) {
        String input = cut.program().input();
        String tensor = cut.tensor();
        String features =
                text(cut.program().statements().subList(0, cut.definition() + 1))
                        + "%sreturn torch.contiguous(%s)\n".formatted(INDENT, tensor);
        // The copy lets the first layer of the head work in place, which a leaf does not.
        String given = cut.program().fresh("activations");
        String head =
                "%s%s = torch.clone(%s)\n".formatted(INDENT, tensor, given)
                        + text(cut.head())
                        + "%sreturn torch.to(torch.reshape(%s, [%s, -1]), 6)\n" // float32
                                .formatted(INDENT, cut.program().result(), Cut.sizeOf(given));
        return method(layer.features(), network, input, features)
                + method(layer.head(), network, given, head);
    }

    private static String method(String name, String network, String parameter, String body) {
        return "  def %s(self: %s,\n    %s: Tensor) -> Tensor:\n%s"
                .formatted(name, network, parameter, body);
    }

    private static String text(List<Statement> statements) {
        return statements.stream()
                .map(statement -> statement.text(INDENT))
                .collect(Collectors.joining());
    }

    /** The module whose output it is, or else the operator and the variable. */
    private static String name(Cut cut) {
        Expression value = cut.program().value(cut.definition());
        if (value instanceof Call call
                && call.callee() instanceof Attribute(Expression owner, String method)
                && QualifiedNames.root(owner).equals("self")) {
            Expression part = method.equals("forward") ? owner : call.callee();
            return QualifiedNames.dotted(part).replaceFirst("^self\\.", "");
        }
        String operator = Modules.operator(value);
        return operator.isEmpty() ? cut.tensor() : "%s (%s)".formatted(cut.tensor(), operator);
    }

    private static String nothingFound(Program program) {
        return "no layer was found in its forward from which all that follows can be computed and"
                + " which is pooled over its grid; it ends with: "
                + end(program);
    }

    private static String end(Program program) {
        List<Statement> statements = program.statements();
        return statements.subList(Math.max(0, statements.size() - TOLD), statements.size()).stream()
                .map(statement -> statement.text("").strip().replaceAll("\\s*\n\\s*", " "))
                .collect(Collectors.joining("; "));
    }
}
