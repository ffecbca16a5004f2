package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lesionlens.torchscript.Expression.Literal;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Expression.Subscript;
import org.lesionlens.torchscript.MethodCode.Parameter;
import org.lesionlens.torchscript.Token.Kind;

/**
 * A file of TorchScript text: classes and functions.
 *
 * @param classes by their names without the package
 * @param functions by their names
 */
record CodeFile(Map<String, ClassCode> classes, Map<String, MethodCode> functions) {

    CodeFile {
        classes = Map.copyOf(classes);
        functions = Map.copyOf(functions);
    }

    /**
     * Reads a file; lines that it does not know are passed over.
     *
     * @param packageName of all in it, for example {@code __torch__.torchvision.models.resnet}
     * @throws TorchScriptException if the text is damaged
     */
    static CodeFile parse(String packageName, String text) throws TorchScriptException {
        return new Reader(new Tokens(Tokenizer.tokens(text))).file(packageName);
    }

    private record Reader(Tokens tokens) {

        CodeFile file(String packageName) throws TorchScriptException {
            Map<String, ClassCode> classes = new HashMap<>();
            Map<String, MethodCode> functions = new HashMap<>();
            while (!tokens.peek().is(Kind.END)) {
                if (tokens.skip("class")) {
                    String name = tokens.expect(Kind.NAME).text();
                    classes.put(name, classCode(packageName + "." + name));
                } else if (tokens.skip("def")) {
                    MethodCode function = method();
                    functions.put(function.name(), function);
                } else {
                    tokens.skipLine();
                }
            }
            return new CodeFile(classes, functions);
        }

        private ClassCode classCode(String name) throws TorchScriptException {
            while (!tokens.peek().is(Kind.NEWLINE)) {
                tokens.next();
                if (tokens.peek().is(Kind.END)) {
                    throw tokens.unexpected("a class");
                }
            }
            tokens.next();
            tokens.expect(Kind.INDENT);
            Map<String, String> attributes = new LinkedHashMap<>();
            Map<String, MethodCode> methods = new HashMap<>();
            while (!tokens.peek().is(Kind.DEDENT)) {
                if (tokens.skip("def")) {
                    MethodCode method = method();
                    methods.put(method.name(), method);
                } else {
                    attribute(attributes);
                }
            }
            tokens.next();
            return new ClassCode(name, attributes, methods);
        }

        /** {@code name : Type}, or {@code __annotations__["0"] = Type}. */
        private void attribute(Map<String, String> attributes) throws TorchScriptException {
            var expressions = new ExpressionParser(tokens);
            Expression target = expressions.expression();
            if (tokens.skip(":") && target instanceof Name(String name)) {
                attributes.put(name, expressions.expression().toString());
            } else if (tokens.skip("=")
                    && target instanceof Subscript(Name(String owner), List<Expression> keys)
                    && owner.equals("__annotations__")
                    && keys.size() == 1
                    && keys.getFirst() instanceof Literal(String quoted)) {
                attributes.put(quoted.replace("\"", ""), expressions.expression().toString());
            }
            tokens.skipLine();
        }

        private MethodCode method() throws TorchScriptException {
            String name = tokens.expect(Kind.NAME).text();
            var expressions = new ExpressionParser(tokens);
            tokens.expect("(");
            List<Parameter> parameters = new ArrayList<>();
            while (!tokens.peek().is(")")) {
                tokens.skip("*");
                parameters.add(parameter(expressions));
                if (!tokens.skip(",")) {
                    break;
                }
            }
            tokens.expect(")");
            String result = tokens.skip("->") ? expressions.expression().toString() : "Tensor";
            tokens.expect(":");
            tokens.expect(Kind.NEWLINE);
            if (!tokens.peek().is(Kind.INDENT)) {
                throw tokens.unexpected("a body");
            }
            return new MethodCode(name, parameters, result, tokens.block());
        }

        private Parameter parameter(ExpressionParser expressions) throws TorchScriptException {
            String name = tokens.expect(Kind.NAME).text();
            String type = tokens.skip(":") ? expressions.expression().toString() : "Tensor";
            @Nullable Expression otherwise = tokens.skip("=") ? expressions.expression() : null;
            return new Parameter(name, type, otherwise);
        }
    }
}
