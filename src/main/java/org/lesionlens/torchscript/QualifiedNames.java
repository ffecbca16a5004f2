package org.lesionlens.torchscript;

import org.lesionlens.torchscript.Expression.Attribute;
import org.lesionlens.torchscript.Expression.Name;

/** Dotted paths in code, for example {@code self.block.conv} or {@code torch.flatten}. */
final class QualifiedNames {

    static final Name SELF = new Name("self");

    private QualifiedNames() {}

    /** The first name of a path; empty if the expression is no path. */
    static String root(Expression expression) {
        Expression at = expression;
        while (at instanceof Attribute(Expression owner, String _)) {
            at = owner;
        }
        return at instanceof Name(String name) ? name : "";
    }

    /** The whole path with dots, which is only its text if all of its names are identifiers. */
    static String dotted(Expression path) {
        return path instanceof Attribute(Expression owner, String name)
                ? dotted(owner) + "." + name
                : path.toString();
    }

    /**
     * True for what always stands for the same thing: a part of the module, code, or a constant.
     */
    static boolean isFixed(Expression expression) {
        return switch (root(expression)) {
            case "self", "__torch__" -> true;
            case "CONSTANTS" -> expression instanceof Attribute;
            default -> false;
        };
    }
}
