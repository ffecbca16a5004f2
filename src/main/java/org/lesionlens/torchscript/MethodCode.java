package org.lesionlens.torchscript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of a class, or a function.
 *
 * @param parameters in their order, {@code self} included
 * @param result type of what it returns
 * @param block the tokens of its body, read only when asked for
 */
record MethodCode(String name, List<Parameter> parameters, String result, List<Token> block) {

    MethodCode {
        parameters = List.copyOf(parameters);
        block = List.copyOf(block);
    }

    /**
     * What a method is given.
     *
     * @param otherwise its value if nothing is passed; null if something must be
     */
    record Parameter(String name, String type, @Nullable Expression otherwise) {}

    /**
     * Its statements.
     *
     * @throws TorchScriptException if they are not what libtorch writes
     */
    List<Statement> body() throws TorchScriptException {
        return new StatementParser(new Tokens(block)).block();
    }
}
