package org.lesionlens.torchscript;

import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Literal;

/**
 * The call that gave a variable its value.
 *
 * @param call of an operator, or of code of the archive
 * @param place of its statement in the program
 * @param target which of the values that it gives, if it gives several
 */
record Operation(Call call, int place, int target) {

    /** Stands for an argument that is no whole number. */
    static final int NO_NUMBER = Integer.MIN_VALUE;

    /** The operator's name; empty if it is none. */
    String operator() {
        return Modules.operator(call);
    }

    /** What it is passed; {@code None} if it is not passed so much. */
    Expression argument(int index) {
        return index < call.arguments().size()
                ? call.arguments().get(index).value()
                : new Literal("None");
    }

    /** A whole number that it is passed, or {@link #NO_NUMBER}. */
    int number(int index) {
        return Operators.number(argument(index)).orElse(NO_NUMBER);
    }

    /** The same with a value for an argument that is not there. */
    int numberOr(int index, int otherwise) {
        return index < call.arguments().size() ? number(index) : otherwise;
    }

    /** True for a slice that goes from the first to the last, one by one. */
    boolean takesAll() {
        return numberOr(2, 0) == 0
                && argument(3).toString().equals(Operators.END)
                && numberOr(4, 1) == 1;
    }
}
