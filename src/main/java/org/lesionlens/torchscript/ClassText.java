package org.lesionlens.torchscript;

import java.util.function.UnaryOperator;

/** Puts methods into the text of a class, or changes it otherwise. */
final class ClassText {

    private ClassText() {}

    /**
     * The text of a file with more methods at the end of a class.
     *
     * @param network full name of the class
     * @param more text of the methods
     */
    static String with(String text, String network, String more) {
        return changed(text, network, code -> code + more);
    }

    /**
     * The text of a file with a class changed.
     *
     * @param network full name of the class
     * @param change of its text, which ends with a line's end
     */
    static String changed(String text, String network, UnaryOperator<String> change) {
        String name = network.substring(network.lastIndexOf('.') + 1);
        int start = ("\n" + text).indexOf("\nclass " + name + "(");
        if (start < 0) {
            throw new IllegalStateException("the code of " + network + " is gone");
        }
        int end = text.indexOf('\n', start);
        while (end >= 0 && end + 1 < text.length() && " \n".indexOf(text.charAt(end + 1)) >= 0) {
            end = text.indexOf('\n', end + 1);
        }
        String before = end < 0 ? text + "\n" : text.substring(0, end + 1);
        String after = end < 0 ? "" : text.substring(end + 1);
        return before.substring(0, start) + change.apply(before.substring(start)) + after;
    }
}
