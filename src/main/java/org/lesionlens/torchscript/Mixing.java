package org.lesionlens.torchscript;

import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.OperatorCounts.Counts;

/** Where a program lets positions see each other: by attention, or by windows that overlap. */
record Mixing(Program program, OperatorCounts counts) {

    /**
     * True if a statement does so by an operator of its own or by one within a call.
     *
     * @throws TorchScriptException if code that it calls is damaged
     */
    boolean at(int place) throws TorchScriptException {
        return within(place).mixings() > 0 || multipliesTwo(place);
    }

    /** What the calls of a statement do to the grid. */
    Counts within(int place) throws TorchScriptException {
        return counts.of(program.modules(), program.statements().get(place));
    }

    /** True for a product of two tensors that both come from the input, as in attention. */
    private boolean multipliesTwo(int place) {
        return program.value(place) instanceof Call call
                && Operators.multiplies(call)
                && call.arguments().stream()
                                .filter(argument -> isOfInput(argument.value(), place))
                                .count()
                        > 1;
    }

    private boolean isOfInput(Expression value, int before) {
        return new Ancestry(program).of(Names.read(value), before).contains(program.input());
    }
}
