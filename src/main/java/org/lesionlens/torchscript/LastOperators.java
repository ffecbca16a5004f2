package org.lesionlens.torchscript;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.torchscript.Expression.Items;

/**
 * The last operators of a network, once the activation that is known is taken off.
 *
 * @param text for people to read
 * @param bounded one that keeps all numbers within bounds as no logits are, such as tanh; empty if
 *     there is none
 * @param sorted whether the numbers are put in order, so that they stand for no class
 */
public record LastOperators(String text, String bounded, boolean sorted) {

    private static final int TOLD = 10; // operators
    private static final int MOST_OPENED = 40; // calls
    private static final int DEEPEST = 40; // operators
    private static final Set<String> BOUNDED =
            Set.of("tanh", "softsign", "erf", "atan", "arctan", "hardtanh", "hardsigmoid", "sin");
    private static final Set<String> SORTS = Set.of("sort", "topk", "msort");

    /** What numbers go through that keeps them in bounds, or in order: others, but not wider. */
    private static final Set<String> KEEPS =
            Set.of(
                    "add",
                    "sub",
                    "rsub",
                    "mul",
                    "div",
                    "neg",
                    "softmax",
                    "sigmoid",
                    "to",
                    "flatten",
                    "view",
                    "reshape",
                    "squeeze",
                    "unsqueeze",
                    "contiguous",
                    "clone",
                    "select",
                    "slice",
                    "flip");

    /**
     * Those of a program.
     *
     * @throws TorchScriptException if code that is called at its end is damaged
     */
    static LastOperators of(Program start) throws TorchScriptException {
        Program program = start;
        for (int opened = 0; opened < MOST_OPENED; opened++) {
            Operation last = last(program);
            Optional<Program> more =
                    last == null || !last.operator().isEmpty()
                            ? Optional.empty()
                            : program.opened(last.place());
            if (more.isEmpty()) {
                String operator = last == null ? "" : last.operator();
                boolean division = last != null && isSoftsign(program, last);
                return new LastOperators(
                        text(start),
                        division ? "softsign" : BOUNDED.contains(operator) ? operator : "",
                        SORTS.contains(operator));
            }
            program = more.get();
        }
        return new LastOperators(text(start), "", false);
    }

    /** The last operator, calls included, that does more than keep numbers as they are. */
    private static @Nullable Operation last(Program program) {
        var definitions = new Definitions(program);
        Operation last = definitions.operation(program.result(), program.statements().size());
        for (int i = 0; i < DEEPEST && last != null; i++) {
            boolean joins = Set.of("cat", "stack").contains(last.operator());
            if ((!KEEPS.contains(last.operator()) && !joins) || isSoftsign(program, last)) {
                return last;
            }
            Expression subject = last.argument(0);
            if (joins
                    && definitions.value(subject, last.place())
                            instanceof Items(List<Expression> items)
                    && !items.isEmpty()) {
                subject = items.getFirst();
            }
            Operation before = definitions.operation(subject, last.place());
            last = before == null ? definitions.operation(last.argument(1), last.place()) : before;
        }
        return last;
    }

    /** x / (1 + |x|). */
    private static boolean isSoftsign(Program program, Operation last) {
        var definitions = new Definitions(program);
        Operation sum = definitions.operation(last.argument(1), last.place());
        Operation size =
                sum == null || !sum.operator().equals("add")
                        ? null
                        : definitions.operation(sum.argument(0), sum.place());
        return last.operator().equals("div")
                && sum != null
                && size != null
                && size.operator().equals("abs")
                && definitions.same(last.argument(0), last.place(), size.argument(0), size.place());
    }

    /** The last statements of a program, for people to read. */
    static String text(Program program) {
        List<Statement> statements = program.statements();
        return statements.subList(Math.max(0, statements.size() - TOLD), statements.size()).stream()
                .map(statement -> statement.text("").strip().replaceAll("\\s*\n\\s*", " "))
                .collect(Collectors.joining("; "));
    }
}
