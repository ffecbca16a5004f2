package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lesionlens.torchscript.Expression.Argument;
import org.lesionlens.torchscript.Expression.Attribute;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;
import org.lesionlens.torchscript.Expression.Literal;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Expression.Prefixed;

/**
 * Probabilities, or their logarithms, as an activation of logits.
 *
 * @param logits code of a tensor of shape (N, C)
 * @param activation that makes the probabilities of them
 * @param axis which axis of the probabilities the classes are on, or {@link #NO_AXIS}
 * @param clamped how far from 0 and 1 they are kept
 */
record Activated(Expression logits, FinalActivation activation, int axis, double clamped) {

    /** There is but one class, or it is not known where the classes are. */
    static final int NO_AXIS = Integer.MIN_VALUE;

    Activated at(int other) {
        return new Activated(logits, activation, other, clamped);
    }

    Activated clampedBy(double distance) {
        return new Activated(logits, activation, axis, Math.max(clamped, distance));
    }

    /** True if an axis, as an operator names it, is that of the classes. */
    boolean isClassAxis(int named) {
        return axis != NO_AXIS && (named == axis || named == -1);
    }

    /** The same after exp, if that makes probabilities. */
    Optional<Activated> exponential() {
        return by(activation.exponential());
    }

    /** The same after log, if that is anything known. */
    Optional<Activated> logarithm() {
        return by(activation.logarithm());
    }

    private Optional<Activated> by(FinalActivation other) {
        return other == FinalActivation.NONE || clamped > 0
                ? Optional.empty()
                : Optional.of(new Activated(logits, other, axis, 0));
    }

    /** 1 − p: 1 − σ(y) = σ(−y), and the same for a softmax of two, which swaps their shares. */
    Optional<Activated> complement() {
        boolean probability =
                activation == FinalActivation.SIGMOID || activation == FinalActivation.SOFTMAX;
        return probability
                ? Optional.of(new Activated(negated(logits), activation, axis, clamped))
                : Optional.empty();
    }

    /**
     * One class alone. Its share of a softmax is the sigmoid of its logit less the logarithm of the
     * others' sum of exponentials.
     */
    Activated only(int index) {
        Expression own = call("select", logits, number(1), number(index));
        Expression logit =
                activation == activation.single()
                        ? own
                        : call(
                                "sub",
                                own,
                                call("logsumexp", others(index), new Items(List.of(number(1)))));
        return new Activated(logit, activation.single(), NO_AXIS, clamped);
    }

    private Expression others(int index) {
        List<Expression> parts = new ArrayList<>();
        if (index != 0) {
            parts.add(slice(number(0), number(index)));
        }
        if (index != -1) {
            parts.add(slice(number(index + 1), new Literal(Operators.END)));
        }
        return call("cat", new Items(parts), number(1));
    }

    private Expression slice(Expression from, Expression to) {
        return call("slice", logits, number(1), from, to);
    }

    /** Shares of their own sum: σ(y) / Σ σ(y) is the softmax of log σ(y). */
    Optional<Activated> shares() {
        return switch (activation) {
            case SOFTMAX -> Optional.of(this);
            case SIGMOID ->
                    Optional.of(
                            new Activated(
                                    call("log_sigmoid", logits),
                                    FinalActivation.SOFTMAX,
                                    axis,
                                    clamped));
            case NONE, LOG_SIGMOID, LOG_SOFTMAX -> Optional.empty();
        };
    }

    /** Several that have a sigmoid each, side by side. */
    static Optional<Activated> joined(List<Activated> parts, int axis) {
        FinalActivation activation = parts.getFirst().activation();
        boolean alike =
                activation == activation.single()
                        && parts.stream().allMatch(part -> part.activation() == activation);
        if (!alike) {
            return Optional.empty();
        }
        List<Expression> columns = new ArrayList<>();
        for (Activated part : parts) {
            columns.add(call("reshape", part.logits(), new Items(List.of(number(-1), number(1)))));
        }
        double clamped = parts.stream().mapToDouble(Activated::clamped).max().orElse(0);
        return Optional.of(
                new Activated(
                        call("cat", new Items(columns), number(1)), activation, axis, clamped));
    }

    /** The code of −y. */
    static Expression negated(Expression logits) {
        return call("neg", logits);
    }

    private static Call call(String operator, Expression... arguments) {
        return new Call(
                new Attribute(new Name("torch"), operator),
                Stream.of(arguments).map(value -> new Argument(null, value)).toList());
    }

    private static Expression number(int value) {
        var digits = new Literal(String.valueOf(Math.abs(value)));
        return value < 0 ? new Prefixed("-", digits) : digits;
    }
}
