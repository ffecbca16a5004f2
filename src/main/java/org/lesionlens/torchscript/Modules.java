package org.lesionlens.torchscript;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.torchscript.Expression.Attribute;
import org.lesionlens.torchscript.Expression.Call;

/**
 * Finds the code that a call runs, as seen from one module.
 *
 * @param code of the archive
 * @param root class of what {@code self} is
 */
record Modules(ArchiveCode code, ClassCode root) {

    private static final String OURS = "__torch__.";
    private static final String FUNCTIONAL = "__torch__.torch.nn.functional.";

    /**
     * The code behind a call.
     *
     * @param self the module whose method it is; null for a function
     * @param owner the class of that module; null for a function
     */
    record Callee(MethodCode method, @Nullable Expression self, @Nullable ClassCode owner) {}

    /**
     * What a call runs, if it is code of the archive.
     *
     * @throws TorchScriptException if that code is damaged
     */
    Optional<Callee> callee(Call call) throws TorchScriptException {
        if (!(call.callee() instanceof Attribute(Expression owner, String name))) {
            return Optional.empty();
        }
        if (QualifiedNames.root(owner).equals("__torch__")) {
            Optional<MethodCode> function = code.function(QualifiedNames.dotted(call.callee()));
            return function.map(found -> new Callee(found, null, null));
        }
        Optional<ClassCode> type = classOf(owner);
        return type.map(found -> found.methods().get(name))
                .map(method -> new Callee(method, owner, type.get()));
    }

    /**
     * The name of the operator that a call runs, without the underscore of those that work in
     * place: {@code relu} for {@code torch.relu_}. Functions of {@code torch.nn.functional} count
     * as the operators that they are made for. Empty for everything else.
     */
    static String operator(Expression expression) {
        if (!(expression instanceof Call call)) {
            return "";
        }
        String path =
                QualifiedNames.root(call.callee()).isEmpty()
                        ? ""
                        : QualifiedNames.dotted(call.callee());
        if (path.startsWith("torch.") && path.indexOf('.', "torch.".length()) < 0) {
            return bare(path.substring("torch.".length()));
        }
        return path.startsWith(FUNCTIONAL) ? bare(path.substring(FUNCTIONAL.length())) : "";
    }

    private static String bare(String name) {
        int start = name.startsWith("_") && !name.startsWith("__") ? 1 : 0;
        int end = name.endsWith("_") && !name.endsWith("__") ? name.length() - 1 : name.length();
        return start < end ? name.substring(start, end) : name;
    }

    private Optional<ClassCode> classOf(Expression path) throws TorchScriptException {
        if (path.equals(QualifiedNames.SELF)) {
            return Optional.of(root);
        }
        if (!(path instanceof Attribute(Expression owner, String name))) {
            return Optional.empty();
        }
        Optional<ClassCode> ownerClass = classOf(owner);
        String type = ownerClass.map(found -> found.attributes().get(name)).orElse("");
        return type.startsWith(OURS) ? code.classCode(type) : Optional.empty();
    }
}
