package org.lesionlens.torchscript;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Modules.Callee;
import org.lesionlens.torchscript.OperatorCounts.Counts;

/**
 * Finds the tokens that a transformer attends to last, where it has no pooling that keeps their
 * grid: behind them, only its class token is read, or a weighted sum of them.
 */
final class TokenFinder {

    private static final int MOST_OPENED = 200; // calls
    private static final Set<String> ATTENDS =
            Set.of(
                    "matmul",
                    "bmm",
                    "scaled_dot_product_attention",
                    "native_multi_head_attention",
                    "multi_head_attention_forward",
                    "transformer_encoder_layer_fwd");

    /** What may give tokens that are not split into heads. */
    private static final Set<String> GIVES_TOKENS = Set.of("add", "layer_norm", "dropout", "mul");

    private final OperatorCounts counts;

    TokenFinder(OperatorCounts counts) {
        this.counts = counts;
    }

    /**
     * The cut at these tokens; empty if it is no such network.
     *
     * @throws TorchScriptException if code on the way is damaged
     */
    Optional<Cut> find(Program start) throws TorchScriptException {
        Program program = start;
        for (int opened = 0; opened < MOST_OPENED; opened++) {
            int last = lastMixing(program);
            Optional<Callee> callee = last < 0 ? Optional.empty() : program.callee(last);
            if (callee.isEmpty()) {
                return last < 0 || !attends(program, last)
                        ? Optional.empty()
                        : before(openedBehind(program, last), last);
            }
            Optional<Program> more = program.opened(last);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            program = more.get();
        }
        return Optional.empty();
    }

    /** The last statement that the result comes from and that lets positions see each other. */
    private int lastMixing(Program program) throws TorchScriptException {
        int end = program.statements().size();
        Set<String> made = new Ancestry(program).of(Names.read(program.result()), end);
        var mixing = new Mixing(program, counts);
        for (int i = end - 1; i >= 0; i--) {
            Counts within = mixing.within(i);
            boolean may = within.mixings() + within.products() > 0;
            boolean calls = may && program.callee(i).isPresent();
            if (may
                    && program.writes(i).stream().anyMatch(made::contains)
                    && (calls || mixing.at(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Opens the calls behind a statement, one of which may read the class token. */
    private static Program openedBehind(Program start, int place) throws TorchScriptException {
        Program program = start;
        int opened = 0;
        for (int i = place + 1; i < program.statements().size() && opened < MOST_OPENED; i++) {
            Optional<Program> more = program.opened(i);
            if (more.isPresent()) {
                program = more.get();
                opened++;
                i--; // what it was replaced by may be opened in turn
            }
        }
        return program;
    }

    private static boolean attends(Program program, int place) {
        return ATTENDS.contains(Modules.operator(program.value(place)));
    }

    /** The last tokens before a statement that all that follows is made of. */
    private static Optional<Cut> before(Program program, int attention)
            throws TorchScriptException {
        for (int i = attention - 1; i >= 0; i--) {
            Optional<Cut> flat = ofGrid(program, i);
            if (flat.isPresent()) {
                return flat;
            }
            if (!givesTokens(program, i) || !StageFinder.givesTensors(program, i)) {
                continue;
            }
            for (String name : program.writes(i)) {
                Optional<Cut> plain = Cut.at(program, List.of(grid(name, 0)));
                if (plain.isPresent()) {
                    return tokens(plain.get());
                }
            }
        }
        return Optional.empty();
    }

    /** The grid that a statement makes a row of positions of, if all goes through it. */
    private static Optional<Cut> ofGrid(Program program, int place) {
        if (!(program.value(place) instanceof Call call)) {
            return Optional.empty();
        }
        var last = new Operation(call, place, 0);
        boolean rows =
                last.operator().equals("flatten")
                        && last.number(1) == 2
                        && (last.numberOr(2, -1) == -1 || last.number(2) == 3);
        return rows && last.argument(0) instanceof Name(String grid)
                ? Cut.at(program, grid)
                : Optional.empty();
    }

    private static boolean givesTokens(Program program, int place) throws TorchScriptException {
        Optional<Callee> callee = program.callee(place);
        ClassCode owner = callee.map(Callee::owner).orElse(null);
        return callee.isPresent()
                ? owner == null || !owner.name().endsWith("Linear")
                : GIVES_TOKENS.contains(Modules.operator(program.value(place)));
    }

    private static Optional<Cut> tokens(Cut plain) {
        Program program = plain.program();
        if (joinsAhead(program, plain.tensor()) || !readsInFront(plain)) {
            return Optional.empty();
        }
        int read = putsTokensAhead(plain) ? 0 : read(plain);
        return read > 0 ? Cut.at(program, List.of(grid(plain.tensor(), read))) : Optional.of(plain);
    }

    private static Grid grid(String tensor, int read) {
        return new Grid(tensor, GridLayout.NLC, Orientation.UPRIGHT, read);
    }

    /** True if what is put before the tokens is made of the picture, and so no token of its own. */
    private static boolean joinsAhead(Program program, String tensor) {
        int end = program.definition(tensor) + 1;
        var ancestry = new Ancestry(program);
        Set<String> made = new HashSet<>(ancestry.of(Set.of(tensor), end));
        for (int i = 0; i < end; i++) {
            int place = i;
            if (program.writes(i).stream().anyMatch(made::contains)
                    && first(program, i)
                            .filter(ahead ->
                                    ancestry.of(Names.read(ahead), place).contains(program.input()))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** True if tokens that are not made of these are put before them behind the cut. */
    private static boolean putsTokensAhead(Cut cut) {
        Program program = cut.program();
        var ancestry = new Ancestry(program);
        for (int i = cut.definition() + 1; i < program.statements().size(); i++) {
            int place = i;
            if (cut.head().contains(program.statements().get(i))
                    && first(program, i)
                            .filter(ahead ->
                                    !ancestry.of(Names.read(ahead), place).contains(cut.tensor()))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** What a statement puts before other tokens, if it does. */
    private static Optional<Expression> first(Program program, int place) {
        if (!joins(program.statements().get(place))
                || !(program.value(place) instanceof Call call)) {
            return Optional.empty();
        }
        Expression parts =
                new Definitions(program).value(new Operation(call, place, 0).argument(0), place);
        return parts instanceof Items(List<Expression> items) && items.size() > 1
                ? Optional.of(items.getFirst())
                : Optional.empty();
    }

    private static boolean joins(Statement statement) {
        return statement instanceof Statement.Assign assign
                && assign.value() instanceof Call call
                && Modules.operator(call).equals("cat")
                && new Operation(call, 0, 0).numberOr(1, 0) == 1;
    }

    /** False if a token that is not in front is read: then it is not known which ones are. */
    private static boolean readsInFront(Cut cut) {
        return cut.head().stream()
                .filter(TokenFinder::readsOne)
                .allMatch(statement -> index(statement) >= 0 && end(statement) > index(statement));
    }

    /** How many tokens there are at least in front, as those are read. */
    private static int read(Cut cut) {
        return cut.head().stream()
                .filter(TokenFinder::readsOne)
                .mapToInt(TokenFinder::end)
                .max()
                .orElse(0);
    }

    private static boolean readsOne(Statement statement) {
        if (statement.blocks().stream().flatMap(List::stream).anyMatch(TokenFinder::readsOne)) {
            return true;
        }
        if (!(statement instanceof Statement.Assign assign
                && assign.value() instanceof Call call)) {
            return false;
        }
        var operation = new Operation(call, 0, 0);
        boolean slices =
                operation.operator().equals("slice")
                        && !operation.argument(3).toString().equals(Operators.END);
        return operation.number(1) == 1 && (operation.operator().equals("select") || slices);
    }

    private static int index(Statement statement) {
        return statement instanceof Statement.Assign assign && assign.value() instanceof Call call
                ? new Operation(call, 0, 0).number(2)
                : -1;
    }

    /** The index behind the last token that is read; negative if it is counted from behind. */
    private static int end(Statement statement) {
        return statement instanceof Statement.Assign assign
                        && assign.value() instanceof Call call
                        && Modules.operator(call).equals("slice")
                ? new Operation(call, 0, 0).number(3)
                : index(statement) + 1;
    }
}
