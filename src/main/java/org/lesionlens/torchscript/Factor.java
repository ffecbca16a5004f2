package org.lesionlens.torchscript;

import java.util.Set;

/** What a sum or a product of a network's last numbers does to their bounds. */
enum Factor {
    /** It keeps them, or makes them narrower. */
    NARROWER,
    /** It moves them by a constant. */
    SHIFT,
    /** It multiplies them by a constant whose value the code does not tell. */
    UNKNOWN,
    /** It may lead beyond them: a larger factor, or a second tensor that is not bounded. */
    WIDER;

    private static final Set<String> SUMS = Set.of("add", "sub", "rsub");
    private static final Set<String> PRODUCTS = Set.of("mul", "div");
    private static final Set<String> SHARES = Set.of("sigmoid", "softmax");

    static Factor of(Operation operation, Definitions definitions) {
        boolean sum = SUMS.contains(operation.operator());
        if (!sum && !PRODUCTS.contains(operation.operator())) {
            return NARROWER;
        }
        boolean first = isConstant(operation.argument(0));
        Expression other = operation.argument(first ? 0 : 1);
        if (!isConstant(other)) {
            Operation second = definitions.operation(other, operation.place());
            String operator = second == null ? "" : second.operator();
            boolean bounded = LastOperators.BOUNDED.contains(operator) || SHARES.contains(operator);
            return bounded ? NARROWER : WIDER;
        }
        if (sum) {
            return SHIFT;
        }
        double value = Math.abs(Operators.decimal(other).orElse(Double.NaN));
        double factor = operation.operator().equals("div") && !first ? 1 / value : value;
        return Double.isNaN(factor) ? UNKNOWN : factor > 1 ? WIDER : NARROWER;
    }

    /** True for a number, or a constant of the archive. */
    static boolean isConstant(Expression expression) {
        return Operators.decimal(expression).isPresent()
                || expression.toString().startsWith("CONSTANTS.");
    }

    /** True for a product with a constant. */
    static boolean isConstantFactor(Operation operation) {
        return PRODUCTS.contains(operation.operator())
                && (isConstant(operation.argument(0)) || isConstant(operation.argument(1)));
    }
}
