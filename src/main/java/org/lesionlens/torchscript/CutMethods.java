package org.lesionlens.torchscript;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the two methods of a cut: from the input to the activations A, and from A to the logits.
 *
 * @param network name of its class
 * @param more parameters that both methods have besides, or nothing
 */
record CutMethods(Cut cut, TargetLayer layer, String network, String more) {

    private static final String INDENT = "    ";

    /** The code of both. */
    String text() {
        return layer.packed() ? packed() : layer.prefixed() ? prefixed() : plain();
    }

    /** Of one grid, whose values are all that the head needs. */
    private String plain() {
        Program program = cut.program();
        Grid grid = cut.grids().getFirst();
        StringBuilder features = before();
        String read = grid.read(program.input(), program::fresh, features);
        features.append("%sreturn torch.contiguous(%s)\n".formatted(INDENT, read));
        String given = program.fresh("activations");
        String copy = "torch.clone(%s)".formatted(given); // a layer may work in place, on no leaf
        String head = "%s%s = %s\n".formatted(INDENT, grid.tensor(), grid.written(copy));
        return method(layer.features(), program.input() + ": Tensor", "Tensor", features.toString())
                + method(layer.head(), given + ": Tensor", "Tensor", head + rest(given));
    }

    /** Of tokens with others before them, which go from one method to the other. */
    private String prefixed() {
        Program program = cut.program();
        Grid grid = cut.grids().getFirst();
        StringBuilder features = before();
        String positions = program.fresh("positions");
        String read = grid.read(program.input(), program::fresh, features);
        features.append("%s%s = torch.contiguous(%s)\n".formatted(INDENT, positions, read));
        features.append("%sreturn (%s, %s)\n".formatted(INDENT, positions, grid.prefix(positions)));
        String given = program.fresh("activations");
        String prefix = program.fresh("prefix");
        String head =
                "%s%s = %s\n".formatted(INDENT, grid.tensor(), grid.written(given, prefix))
                        + rest(given);
        return pair(features.toString(), given, prefix, head);
    }

    /** Of several grids. */
    private String packed() {
        Program program = cut.program();
        StringBuilder features = before();
        String given = program.fresh("activations");
        String row = program.fresh("row");
        var grids = new PackedGrids(cut);
        grids.pack(features);
        var head = new StringBuilder();
        grids.unpack(given, row, head);
        return pair(features.toString(), given, row, head + rest(given));
    }

    private String pair(String features, String given, String second, String head) {
        String input = cut.program().input() + ": Tensor";
        String parameters = "%s: Tensor, %s: Tensor".formatted(given, second);
        return method(layer.features(), input, TargetLayer.PAIR, features)
                + method(layer.head(), parameters, "Tensor", head);
    }

    private StringBuilder before() {
        List<Statement> statements = cut.program().statements();
        return new StringBuilder(text(statements.subList(0, cut.lastDefinition() + 1)));
    }

    /** What follows the grids, up to logits in float32. */
    private String rest(String given) {
        return text(cut.head())
                + "%sreturn torch.to(torch.reshape(%s, [%s, -1]), 6)\n"
                        .formatted(INDENT, cut.program().result(), Cut.sizeOf(given));
    }

    private String method(String name, String parameters, String type, String body) {
        return "  def %s(self: %s,\n    %s) -> %s:\n%s"
                .formatted(name, network, parameters + more, type, body);
    }

    private static String text(List<Statement> statements) {
        return statements.stream()
                .map(statement -> statement.text(INDENT))
                .collect(Collectors.joining());
    }
}
