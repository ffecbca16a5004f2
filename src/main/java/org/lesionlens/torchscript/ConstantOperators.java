package org.lesionlens.torchscript;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.lesionlens.torchscript.Expression.Literal;

/** What operators give that branches of code depend on, where all that they are given is known. */
final class ConstantOperators {

    private ConstantOperators() {}

    /** The value of a call; empty for operators that are not known. */
    static Optional<Literal> value(String operator, List<Literal> given) {
        return switch (given.size()) {
            case 1 -> ofOne(operator, given.getFirst());
            case 2 -> ofTwo(operator, given.getFirst(), given.getLast());
            default -> Optional.empty();
        };
    }

    private static Optional<Literal> ofOne(String operator, Literal value) {
        Optional<Boolean> truth = truth(value);
        return switch (operator) {
            case "torch.__not__" -> truth.map(known -> literal(!known));
            case "bool" -> truth.map(ConstantOperators::literal);
            case "int" -> Operators.number(value).map(ConstantOperators::literal);
            default -> Optional.empty();
        };
    }

    private static Optional<Literal> ofTwo(String operator, Literal one, Literal other) {
        boolean same = one.equals(other);
        boolean isOne = one.equals(Folding.NONE) || other.equals(Folding.NONE);
        return switch (operator) {
            case "torch.__is__" -> Optional.of(literal(same)).filter(_ -> isOne);
            case "torch.__isnot__" -> Optional.of(literal(!same)).filter(_ -> isOne);
            case "torch.eq" -> Optional.of(literal(same)).filter(_ -> comparable(one, other));
            case "torch.ne" -> Optional.of(literal(!same)).filter(_ -> comparable(one, other));
            case "torch.__and__" -> truth(one).flatMap(a -> truth(other).map(b -> literal(a && b)));
            case "torch.__or__" -> truth(one).flatMap(a -> truth(other).map(b -> literal(a || b)));
            default ->
                    Operators.number(one)
                            .flatMap(a ->
                                    Operators.number(other)
                                            .flatMap(b -> ofNumbers(operator, a, b)));
        };
    }

    /** Of whole numbers that are no less than 0. */
    private static Optional<Literal> ofNumbers(String operator, int one, int other) {
        return switch (operator) {
            case "torch.lt" -> Optional.of(literal(one < other));
            case "torch.le" -> Optional.of(literal(one <= other));
            case "torch.gt" -> Optional.of(literal(one > other));
            case "torch.ge" -> Optional.of(literal(one >= other));
            case "torch.add" -> Optional.of(literal(one + other));
            case "torch.sub" -> Optional.of(literal(one - other)).filter(_ -> one >= other);
            case "torch.mul" -> Optional.of(literal(one * other));
            case "torch.remainder" -> over(other, () -> one % other);
            case "torch.floordiv" -> over(other, () -> one / other);
            default -> Optional.empty();
        };
    }

    /** Empty for 0, by which libtorch refuses to divide. */
    private static Optional<Literal> over(int divisor, IntSupplier value) {
        return divisor == 0 ? Optional.empty() : Optional.of(literal(value.getAsInt()));
    }

    /** True for two texts or two whole numbers, which are equal if their code is. */
    private static boolean comparable(Literal one, Literal other) {
        boolean texts = one.text().startsWith("\"") && other.text().startsWith("\"");
        boolean truths = truth(one).isPresent() && truth(other).isPresent();
        boolean numbers = Operators.number(one).isPresent() && Operators.number(other).isPresent();
        return texts || truths || numbers;
    }

    private static Optional<Boolean> truth(Literal literal) {
        return switch (literal.text()) {
            case "True" -> Optional.of(true);
            case "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Literal literal(boolean truth) {
        return new Literal(truth ? "True" : "False");
    }

    private static Literal literal(int number) {
        return new Literal(String.valueOf(number));
    }
}
