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

    private static final String FEATURES = "lens_features"; // many a network has a part "features"
    private static final String HEAD = "lens_head";
    private static final String TOGETHER = " (maps enlarged and added)";

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
        var counts = new OperatorCounts(code);
        LastCut found =
                new CutFinder(counts)
                        .last(ending.program())
                        .orElseThrow(
                                () -> new TorchScriptException(nothingFound(ending.program())));
        List<TargetLayer> layers = new ArrayList<>();
        var methods = new StringBuilder();
        String given = given(root);
        for (Choice choice : choices(found, new StageFinder(counts))) {
            TargetLayer layer = choice.layer(layers.size());
            layers.add(layer);
            methods.append(new CutMethods(choice.cut(), layer, network, given).text());
        }
        return new Split(
                ending.activation(),
                ending.clamped(),
                ending.twice(),
                found.doubt(),
                layers,
                methods.toString(),
                LastOperators.of(ending.program()));
    }

    /** A place to cut, by the name that people choose it by. */
    private record Choice(Cut cut, String name, boolean pooled, int networks) {

        TargetLayer layer(int place) {
            String number = place == 0 ? "" : "_" + place;
            return new TargetLayer(
                    name,
                    FEATURES + number,
                    HEAD + number,
                    networks,
                    pooled,
                    cut.grids().stream().anyMatch(grid -> grid.layout().isRow()),
                    cut.grids().stream().anyMatch(Grid::prefixed),
                    cut.isPacked());
        }
    }

    /** The last layer, the ends of stages before it, then others that are pooled beside it. */
    private static List<Choice> choices(LastCut found, StageFinder stages)
            throws TorchScriptException {
        Cut last = found.cut();
        int poolings = found.poolings();
        List<Choice> choices = new ArrayList<>();
        String first = poolings == 1 ? "" : " (first of %d that are pooled)".formatted(poolings);
        choices.add(new Choice(last, name(last) + first, found.pooled(), last.grids().size()));
        if (last.grids().size() == 1) { // several networks have their stages each
            for (Cut stage : stages.before(last)) {
                choices.add(new Choice(stage, name(stage), false, 1));
            }
        }
        for (LastCut.Level level : found.levels()) {
            String which =
                    level.place() == 0
                            ? TOGETHER
                            : " (number %d of %d that are pooled)"
                                    .formatted(level.place(), poolings);
            choices.add(new Choice(level.cut(), name(level.cut()) + which, level.pooled(), 1));
        }
        return choices;
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
                + LastOperators.text(program);
    }
}
