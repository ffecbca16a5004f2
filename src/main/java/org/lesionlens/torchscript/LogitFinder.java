package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.lesionlens.torchscript.Expression.Items;

/**
 * Follows the end of a program back to the logits that probabilities were made of.
 *
 * <p>A constant whose value the code does not tell is taken for the 1 that it would have to be: the
 * copy is compared with the file before it is used.
 */
final class LogitFinder {

    private static final int MOST_OPENED = 40; // calls
    private static final int DEEPEST = 40; // operators
    private static final double MOST_CLAMPED = 1e-4; // or it would be another probability

    private Program program;
    private final Set<Integer> inPlace = new HashSet<>();
    private int toOpen;

    LogitFinder(Program program) {
        this.program = program;
    }

    /**
     * The program without the activation that it ends in.
     *
     * @return empty if it ends in none that is known
     * @throws TorchScriptException if code that is called at the end is damaged
     */
    Optional<Ending> find() throws TorchScriptException {
        for (int opened = 0; opened < MOST_OPENED; opened++) {
            toOpen = -1;
            inPlace.clear();
            int end = program.statements().size();
            Optional<Activated> found = activated(program.result(), end, 0);
            if (found.isPresent()) {
                Program logits = program.ending(inPlace, found.get().logits());
                return Optional.of(
                        new Ending(logits, found.get().activation(), found.get().clamped(), false));
            }
            Optional<Program> more = toOpen < 0 ? Optional.empty() : program.opened(toOpen);
            if (more.isEmpty()) {
                break;
            }
            program = more.get();
        }
        return Optional.empty();
    }

    /** What a variable is, as it was before a statement. */
    private Optional<Activated> activated(Expression expression, int before, int depth) {
        Operation last = definitions().operation(expression, before);
        if (last == null || depth > DEEPEST) {
            return Optional.empty();
        }
        return switch (last.operator()) {
            case "" -> {
                toOpen = toOpen < 0 ? last.place() : toOpen;
                yield Optional.empty();
            }
            case "sigmoid", "special_expit" -> leaf(last, FinalActivation.SIGMOID);
            case "log_sigmoid", "logsigmoid" -> leaf(last, FinalActivation.LOG_SIGMOID);
            case "softmax" -> leaf(last, FinalActivation.SOFTMAX);
            case "log_softmax" -> leaf(last, FinalActivation.LOG_SOFTMAX);
            case "cat", "concat", "concatenate", "stack", "hstack", "column_stack" ->
                    joined(last, depth);
            case "div" -> divided(last, depth);
            case "reciprocal" -> oneOverOnePlus(last.argument(0), last.place());
            case "mul" ->
                    isOne(last.argument(1))
                            ? subject(last, depth)
                            : isOne(last.argument(0))
                                    ? activated(last.argument(1), last.place(), depth + 1)
                                    : Optional.empty();
            case "sub" ->
                    isOne(last.argument(0))
                            ? activated(last.argument(1), last.place(), depth + 1)
                                    .flatMap(Activated::complement)
                            : Optional.empty();
            default -> subject(last, depth).flatMap(of -> changed(last, of));
        };
    }

    private Optional<Activated> subject(Operation last, int depth) {
        return activated(last.argument(0), last.place(), depth + 1);
    }

    /** What an operator makes of probabilities. */
    private static Optional<Activated> changed(Operation last, Activated of) {
        return switch (last.operator()) {
            case "contiguous", "clone", "detach", "alias", "to", "type_as", "nan_to_num" ->
                    Optional.of(of);
            case "flatten", "view", "reshape", "unsqueeze" -> Optional.of(of.at(Activated.NO_AXIS));
            case "squeeze" -> Optional.of(squeezed(last, of));
            case "clamp", "clip", "clamp_min", "clamp_max" -> clamped(last, of);
            case "rsub" -> isOne(last.argument(1)) ? of.complement() : Optional.empty();
            case "exp" -> of.exponential();
            case "log" -> of.logarithm();
            case "select" -> selected(last.number(1), last.number(2), of);
            case "unbind" -> selected(last.numberOr(1, 0), last.target(), of);
            case "chunk" -> selected(last.numberOr(2, 0), last.target(), of);
            case "split" ->
                    last.number(1) == 1
                            ? selected(last.numberOr(2, 0), last.target(), of)
                            : Optional.empty();
            case "slice" -> sliced(last, of);
            default -> Optional.empty();
        };
    }

    private Optional<Activated> leaf(Operation last, FinalActivation activation) {
        Expression logits = last.argument(0);
        int axis = 1;
        Operation before = definitions().operation(logits, last.place());
        boolean oneImage =
                before != null
                        && ((before.operator().equals("select")
                                        && before.number(1) == 0
                                        && before.number(2) == 0)
                                || (before.operator().equals("squeeze")
                                        && before.numberOr(1, 0) == 0));
        if (oneImage && before != null) {
            logits = before.argument(0);
            axis = 0;
        }
        boolean together = activation != activation.single();
        if (together && last.number(1) != axis && last.number(1) != -1) {
            return Optional.empty();
        }
        if (Operators.changesItsSubject(last.call())) {
            inPlace.add(last.place());
        }
        return Optional.of(new Activated(logits, activation, axis, 0));
    }

    private static Activated squeezed(Operation last, Activated of) {
        boolean oneImage = of.axis() == 1 && last.numberOr(1, 0) == 0;
        return of.at(oneImage ? 0 : Activated.NO_AXIS);
    }

    private static Optional<Activated> clamped(Operation last, Activated of) {
        double distance = 0;
        for (int i = 1; i < last.call().arguments().size(); i++) {
            OptionalDouble bound = Operators.decimal(last.argument(i));
            if (bound.isPresent()) {
                double value = bound.getAsDouble();
                distance = Math.max(distance, value < 0.5 ? value : 1 - value);
            } else if (!Operators.isNone(last.argument(i))) {
                return Optional.empty();
            }
        }
        boolean probability = of.activation().logarithm() != FinalActivation.NONE;
        return probability && distance <= MOST_CLAMPED
                ? Optional.of(of.clampedBy(distance))
                : Optional.empty();
    }

    private static Optional<Activated> selected(int axis, int index, Activated of) {
        if (of.isClassAxis(axis)) {
            return Optional.of(of.only(index));
        }
        boolean oneImage = axis == 0 && index == 0 && of.axis() == 1;
        return oneImage ? Optional.of(of.at(0)) : Optional.empty();
    }

    private static Optional<Activated> sliced(Operation last, Activated of) {
        int axis = last.number(1);
        if (axis == 0 && of.axis() != 0) {
            return Optional.of(of); // all images
        }
        int from = last.numberOr(2, 0);
        int to = last.number(3);
        boolean last1 = to == Operation.NO_NUMBER && (from == 1 || from == -1); // of two, or of all
        return of.isClassAxis(axis) && (last1 || to == from + 1)
                ? Optional.of(of.only(from))
                : Optional.empty();
    }

    private Optional<Activated> joined(Operation last, int depth) {
        if (!(definitions().value(last.argument(0), last.place())
                        instanceof Items(List<Expression> items))
                || items.isEmpty()) {
            return Optional.empty();
        }
        List<Activated> parts = new ArrayList<>();
        for (Expression item : items) {
            Optional<Activated> part = activated(item, last.place(), depth + 1);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Activated.joined(parts, last.numberOr(1, 1) == 0 ? 0 : 1);
    }

    private Optional<Activated> divided(Operation last, int depth) {
        Expression dividend = last.argument(0);
        Operation exponential = definitions().operation(dividend, last.place());
        boolean isExponential = exponential != null && exponential.operator().equals("exp");
        if (isSumOf(dividend, last.argument(1), last.place())) {
            return isExponential && exponential != null
                    ? Optional.of(
                            new Activated(exponential.argument(0), FinalActivation.SOFTMAX, 1, 0))
                    : subject(last, depth).flatMap(Activated::shares);
        }
        Optional<Activated> inverse = oneOverOnePlus(last.argument(1), last.place());
        if (inverse.isEmpty() || isOne(dividend)) {
            return inverse;
        }
        Expression power = isExponential && exponential != null ? exponential.argument(0) : null;
        return power != null && Activated.negated(power).equals(inverse.get().logits())
                ? Optional.of(new Activated(power, FinalActivation.SIGMOID, 1, 0))
                : Optional.empty();
    }

    /** 1 / (1 + e<sup>z</sup>) = σ(−z), told from what stands below the line. */
    private Optional<Activated> oneOverOnePlus(Expression below, int before) {
        Operation sum = definitions().operation(below, before);
        if (sum == null || !sum.operator().equals("add")) {
            return Optional.empty();
        }
        int constant = isOne(sum.argument(0)) ? 0 : 1;
        Operation power = definitions().operation(sum.argument(1 - constant), sum.place());
        if (!isOne(sum.argument(constant)) || power == null || !power.operator().equals("exp")) {
            return Optional.empty();
        }
        Expression logits = Activated.negated(power.argument(0));
        return Optional.of(new Activated(logits, FinalActivation.SIGMOID, 1, 0));
    }

    /** True if something is the sum of some parts, or that kept away from 0. */
    private boolean isSumOf(Expression parts, Expression total, int before) {
        Operation sum = definitions().operation(total, before);
        while (sum != null
                && Set.of("clamp_min", "clamp", "expand_as", "expand", "unsqueeze")
                        .contains(sum.operator())) {
            sum = definitions().operation(sum.argument(0), sum.place());
        }
        if (sum == null) {
            return false;
        }
        boolean adds =
                sum.operator().equals("sum")
                        || (sum.operator().equals("linalg_vector_norm") && sum.number(1) == 1);
        return adds && definitions().same(parts, before, sum.argument(0), sum.place());
    }

    private Definitions definitions() {
        return new Definitions(program);
    }

    /** True for 1, and for a constant that the code does not tell. */
    private static boolean isOne(Expression expression) {
        return QualifiedNames.root(expression).equals("CONSTANTS")
                || Operators.decimal(expression).orElse(0) == 1;
    }
}
