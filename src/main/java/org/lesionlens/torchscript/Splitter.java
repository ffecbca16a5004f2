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
        LastCut found =
                finder.last(ending.program())
                        .orElseThrow(
                                () -> new TorchScriptException(nothingFound(ending.program())));
        Cut last = found.cut();
        List<Cut> cuts = new ArrayList<>(List.of(last));
        if (last.grids().size() == 1) { // several networks have their stages each
            cuts.addAll(finder.stages(last));
        }
        List<TargetLayer> layers = new ArrayList<>();
        var methods = new StringBuilder();
        for (Cut cut : cuts) {
            String number = layers.isEmpty() ? "" : "_" + layers.size();
            var layer =
                    new TargetLayer(
                            layers.isEmpty() ? name(found) : name(cut),
                            FEATURES + number,
                            HEAD + number,
                            cut.grids().size(),
                            found.pooled() && layers.isEmpty(),
                            cut.grids().stream().anyMatch(grid -> grid.layout().isRow()),
                            cut.grids().stream().anyMatch(Grid::prefixed));
            layers.add(layer);
            methods.append(methods(cut, layer, network, given(root)));
        }
        return new Split(
                ending.activation(),
                ending.clamped(),
                found.doubt(),
                layers,
                methods.toString(),
                end(ending.program()));
    }

    /** The parameter of numbers that come with each photo, if the network takes such. */
    private static String given(ClassCode network) {
        MethodCode call = network.methods().get(ForwardCall.METHOD);
        boolean takes =
                call != null
                        && call.parameters().stream()
                                .anyMatch(one -> one.name().equals(ForwardCall.VALUES));
        return takes ? ",\n    %s: Tensor".formatted(ForwardCall.VALUES) : "";
    }

    private static String methods(Cut cut, TargetLayer layer, String network, String more) {
        Program program = cut.program();
        if (layer.prefixed()) {
            return prefixed(cut, layer, network, more);
        }
        var features =
                new StringBuilder(text(program.statements().subList(0, cut.lastDefinition() + 1)));
        List<String> read = new ArrayList<>();
        for (Grid grid : cut.grids()) {
            read.add(grid.read(program.input(), program::fresh, features));
        }
        String all =
                read.size() == 1
                        ? read.getFirst()
                        : "torch.cat([%s], 1)".formatted(String.join(", ", read));
        features.append("%sreturn torch.contiguous(%s)\n".formatted(INDENT, all));
        String given = program.fresh("activations");
        String head = restored(cut, given) + rest(cut, given);
        return method(
                        layer.features(),
                        network,
                        program.input() + ": Tensor" + more,
                        "Tensor",
                        features.toString())
                + method(layer.head(), network, given + ": Tensor" + more, "Tensor", head);
    }

    /** The same for tokens with others before them, which go from one method to the other. */
    private static String prefixed(Cut cut, TargetLayer layer, String network, String more) {
        Program program = cut.program();
        Grid grid = cut.grids().getFirst();
        var features =
                new StringBuilder(text(program.statements().subList(0, cut.lastDefinition() + 1)));
        String positions = program.fresh("positions");
        String read = grid.read(program.input(), program::fresh, features);
        features.append("%s%s = torch.contiguous(%s)\n".formatted(INDENT, positions, read));
        features.append("%sreturn (%s, %s)\n".formatted(INDENT, positions, grid.prefix(positions)));
        String given = program.fresh("activations");
        String prefix = program.fresh("prefix");
        String head =
                "%s%s = %s\n".formatted(INDENT, grid.tensor(), grid.written(given, prefix))
                        + rest(cut, given);
        return method(
                        layer.features(),
                        network,
                        program.input() + ": Tensor" + more,
                        TargetLayer.PAIR,
                        features.toString())
                + method(
                        layer.head(),
                        network,
                        given + ": Tensor, " + prefix + ": Tensor" + more,
                        "Tensor",
                        head);
    }

    /** What follows the grids, up to logits in float32. */
    private static String rest(Cut cut, String given) {
        return text(cut.head())
                + "%sreturn torch.to(torch.reshape(%s, [%s, -1]), 6)\n"
                        .formatted(INDENT, cut.program().result(), Cut.sizeOf(given));
    }

    /** The grids out of what is given; a copy lets a layer work in place, which a leaf does not. */
    private static String restored(Cut cut, String given) {
        String copy = "torch.clone(%s)".formatted(given);
        List<Grid> grids = cut.grids();
        if (grids.size() == 1) {
            Grid grid = grids.getFirst();
            return "%s%s = %s\n".formatted(INDENT, grid.tensor(), grid.written(copy));
        }
        List<String> parts = grids.stream().map(grid -> cut.program().fresh("part")).toList();
        var text =
                new StringBuilder(
                        "%s%s = torch.chunk(%s, %d, 1)\n"
                                .formatted(
                                        INDENT,
                                        String.join(", ", parts) + ",",
                                        copy,
                                        grids.size()));
        for (int i = 0; i < grids.size(); i++) {
            Grid grid = grids.get(i);
            text.append("%s%s = %s\n".formatted(INDENT, grid.tensor(), grid.written(parts.get(i))));
        }
        return text.toString();
    }

    private static String method(
            String name, String network, String parameters, String type, String body) {
        return "  def %s(self: %s,\n    %s) -> %s:\n%s"
                .formatted(name, network, parameters, type, body);
    }

    private static String text(List<Statement> statements) {
        return statements.stream()
                .map(statement -> statement.text(INDENT))
                .collect(Collectors.joining());
    }

    private static String name(LastCut found) {
        return found.poolings() == 1
                ? name(found.cut())
                : "%s (first of %d that are pooled)".formatted(name(found.cut()), found.poolings());
    }

    private static String name(Cut cut) {
        return cut.grids().stream()
                .map(grid ->
                        name(cut.program(), grid.tensor())
                                + (grid.layout().isRow() ? " (tokens, row by row)" : ""))
                .distinct()
                .collect(Collectors.joining(" + "));
    }

    /** The module whose output it is, or else the operator and the variable. */
    private static String name(Program program, String tensor) {
        Expression value = program.value(program.definition(tensor));
        if (value instanceof Call call
                && call.callee() instanceof Attribute(Expression owner, String method)
                && QualifiedNames.root(owner).equals("self")) {
            Expression part = method.matches("forward\\d*") ? owner : call.callee();
            return QualifiedNames.dotted(part).replaceFirst("^self\\.", "");
        }
        String operator = Modules.operator(value);
        return operator.isEmpty() ? tensor : "%s (%s)".formatted(tensor, operator);
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
