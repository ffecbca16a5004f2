package org.lesionlens.torchscript;

import org.jspecify.annotations.Nullable;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Statement.Assign;

/** What the variables of a program are, as they were before one of its statements. */
record Definitions(Program program) {

    private static final int DEEPEST = 40; // operators

    /** What a variable was given; the expression itself if it is none. */
    Expression value(Expression expression, int before) {
        return expression instanceof Name(String name) && place(name, before) >= 0
                ? program.value(place(name, before))
                : expression;
    }

    /** The call that gave a variable its value; null if none did. */
    @Nullable Operation operation(Expression expression, int before) {
        Expression variable = expression;
        int place = before;
        while (variable instanceof Name(String name)) {
            place = place(name, place);
            Expression value = place < 0 ? variable : program.value(place);
            if (value instanceof Call call) {
                return new Operation(call, place, target(place, variable));
            }
            if (place < 0) {
                break;
            }
            variable = value;
        }
        return null;
    }

    private int target(int place, Expression variable) {
        return program.statements().get(place) instanceof Assign assign
                ? Math.max(0, assign.targets().indexOf(variable))
                : 0;
    }

    private int place(String name, int before) {
        return program.definition(name, before);
    }

    /** True if two are computed alike from the same. */
    boolean same(Expression one, int beforeOne, Expression other, int beforeOther) {
        return same(one, beforeOne, other, beforeOther, 0);
    }

    private boolean same(
            Expression one, int beforeOne, Expression other, int beforeOther, int depth) {
        if (one.equals(other)) {
            return true;
        }
        Operation a = operation(one, beforeOne);
        Operation b = operation(other, beforeOther);
        if (a == null
                || b == null
                || depth > DEEPEST
                || a.operator().isEmpty()
                || !a.operator().equals(b.operator())
                || a.call().arguments().size() != b.call().arguments().size()) {
            return false;
        }
        for (int i = 0; i < a.call().arguments().size(); i++) {
            if (!same(a.argument(i), a.place(), b.argument(i), b.place(), depth + 1)) {
                return false;
            }
        }
        return true;
    }
}
