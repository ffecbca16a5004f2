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
 * @param unsigned one that gives no negative number, as logits would be, such as softplus; empty if
 *     there is none
 * @param weighed whether they are a layer's weighted sums, which can be any numbers, as logits are
 * @param sorted whether the numbers may be put in order, so that they stand for no class
 */
public record LastOperators(
        String text, String bounded, String unsigned, boolean weighed, boolean sorted) {

    private static final int TOLD = 10; // operators
    private static final int MOST_OPENED = 40; // calls
    private static final int DEEPEST = 40; // operators
    private static final int ANSWER_AXES = 2; // images and classes
    private static final int UNKNOWN_AXES = -100; // whatever is added
    static final Set<String> BOUNDED =
            Set.of("tanh", "softsign", "erf", "atan", "arctan", "hardtanh", "hardsigmoid", "sin");
    private static final Set<String> UNSIGNED =
            Set.of("softplus", "exp", "relu", "relu6", "abs", "square", "sqrt");
    private static final Set<String> WEIGHS = Set.of("linear", "addmm");
    private static final Set<String> PROBABILITIES = Set.of("softmax", "sigmoid");
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
        @Nullable Last last = null;
        for (int opened = 0; opened < MOST_OPENED; opened++) {
            last = last(program, last);
            Optional<Program> more =
                    last == null || !last.operation().operator().isEmpty()
                            ? Optional.empty()
                            : program.opened(last.operation().place());
            if (more.isEmpty()) {
                return new LastOperators(
                        text(start),
                        bounded(program, last),
                        last == null ? "" : unsigned(last.operation()),
                        last != null && weighs(program, last.operation()),
                        last != null && sorts(last));
            }
            program = more.get();
        }
        return new LastOperators(text(start), "", "", false, false);
    }

    /**
     * The last operator, calls included, that does more than keep numbers as they are.
     *
     * @param scaled whether what follows multiplies by a constant whose value is not told, and no
     *     more: as a soft cap does with what a tanh gives of smaller numbers
     * @param widened whether what follows may widen its bounds
     * @param axes how many the tensor has that it gives; less than 0 if that is not known
     */
    private record Last(Operation operation, boolean scaled, boolean widened, int axes) {}

    private static @Nullable Last last(Program program, @Nullable Last behind) {
        var definitions = new Definitions(program);
        boolean scaled = behind != null && behind.scaled();
        boolean widened = behind != null && behind.widened();
        boolean shifted = false;
        int axes = behind == null ? ANSWER_AXES : behind.axes();
        Operation last = definitions.operation(program.result(), program.statements().size());
        for (int i = 0; i < DEEPEST && last != null; i++) {
            boolean joins = Set.of("cat", "stack").contains(last.operator());
            if ((!KEEPS.contains(last.operator()) && !joins) || isSoftsign(program, last)) {
                return new Last(last, scaled && !shifted, widened, axes);
            }
            Factor factor = Factor.of(last, definitions);
            scaled |= factor == Factor.UNKNOWN;
            shifted |= factor == Factor.SHIFT;
            widened |= factor == Factor.WIDER;
            axes = axesBefore(last, axes);
            Expression subject = last.argument(Factor.isConstant(last.argument(0)) ? 1 : 0);
            if (joins
                    && definitions.value(subject, last.place())
                            instanceof Items(List<Expression> items)
                    && !items.isEmpty()) {
                subject = items.getFirst();
            }
            Operation before = definitions.operation(subject, last.place());
            last = before == null ? definitions.operation(last.argument(1), last.place()) : before;
        }
        return last == null ? null : new Last(last, scaled && !shifted, widened, axes);
    }

    private static int axesBefore(Operation last, int axes) {
        return switch (last.operator()) {
            case "select" -> axes + 1;
            case "unsqueeze", "stack" -> axes - 1;
            case "view", "reshape", "flatten", "squeeze" -> UNKNOWN_AXES;
            default -> axes;
        };
    }

    private static String bounded(Program program, @Nullable Last last) {
        if (last == null || last.widened()) {
            return "";
        }
        var definitions = new Definitions(program);
        Operation operation = last.operation();
        Operation given = definitions.operation(operation.argument(0), operation.place());
        boolean isCap = last.scaled() && given != null && Factor.isConstantFactor(given);
        if (isCap) {
            return "";
        }
        String operator = isSoftsign(program, operation) ? "softsign" : operation.operator();
        return BOUNDED.contains(operator) ? operator : "";
    }

    /** Where what follows may make its numbers negative after all, that is seen in them. */
    private static String unsigned(Operation operation) {
        boolean isSquare = operation.operator().equals("pow") && operation.numberOr(1, 1) % 2 == 0;
        boolean isFloor = operation.operator().equals("clamp") && operation.numberOr(1, -1) >= 0;
        return UNSIGNED.contains(operation.operator()) || isSquare || isFloor
                ? operation.operator()
                : "";
    }

    /** Sums of probabilities, as of several networks, may be probabilities again. */
    private static boolean weighs(Program program, Operation last) {
        int subject = last.operator().equals("addmm") ? 1 : 0;
        Operation before = new Definitions(program).operation(last.argument(subject), last.place());
        return WEIGHS.contains(last.operator())
                && (before == null || !PROBABILITIES.contains(before.operator()));
    }

    /** True if it may put the numbers for the classes in order, not those of positions. */
    private static boolean sorts(Last last) {
        Operation operation = last.operation();
        int axis = operation.numberOr(operation.operator().equals("topk") ? 2 : 1, -1);
        boolean ofClasses = axis == 1 || axis == -1 || axis == Operation.NO_NUMBER;
        return SORTS.contains(operation.operator())
                && ofClasses
                && (last.axes() < 0 || last.axes() == ANSWER_AXES);
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
