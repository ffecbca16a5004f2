package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes single operators and literals that they are passed in the text of TorchScript code. */
final class CallEdits {

    private static final Pattern OPERATOR = Pattern.compile("\\btorch\\.(\\w+)\\(");

    private final String text;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    CallEdits(String text) {
        this.text = text;
    }

    private record Edit(int end, String replacement) {}

    private record Passed(int start, int end) {}

    /** What becomes of the arguments of a call; {@code arguments} in their order. */
    interface Rule {

        /**
         * The argument that stands in place of one.
         *
         * @param place of the argument, from 0
         */
        String replaced(int place, List<String> arguments);
    }

    /** Changes arguments of operators, whatever stands in them. */
    CallEdits arguments(Set<String> operators, Rule rule) {
        Matcher call = OPERATOR.matcher(text);
        while (call.find()) {
            if (operators.contains(call.group(1))) {
                List<Passed> passed = passed(call.end());
                List<String> arguments = texts(passed);
                for (int i = 0; i < arguments.size(); i++) {
                    String other = rule.replaced(i, arguments);
                    if (!other.equals(arguments.get(i))) {
                        edits.put(passed.get(i).start(), new Edit(passed.get(i).end(), other));
                    }
                }
            }
        }
        return this;
    }

    /**
     * Calls another operator.
     *
     * @param where tells by the arguments in which calls
     */
    CallEdits renamed(String operator, String other, Predicate<List<String>> where) {
        Matcher call = OPERATOR.matcher(text);
        while (call.find()) {
            if (call.group(1).equals(operator) && where.test(texts(passed(call.end())))) {
                edits.put(call.start(1), new Edit(call.end(1), other));
            }
        }
        return this;
    }

    private List<String> texts(List<Passed> passed) {
        return passed.stream().map(one -> text.substring(one.start(), one.end())).toList();
    }

    /** Changes what a pattern finds. */
    CallEdits all(Pattern pattern, UnaryOperator<String> change) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            edits.put(found.start(), new Edit(found.end(), change.apply(found.group())));
        }
        return this;
    }

    /** The text with all changes. */
    String apply() {
        var changed = new StringBuilder();
        int from = 0;
        for (var edit : edits.entrySet()) {
            if (edit.getKey() >= from) {
                changed.append(text, from, edit.getKey()).append(edit.getValue().replacement());
                from = edit.getValue().end();
            }
        }
        return changed.append(text.substring(from)).toString();
    }

    /** The arguments of a call whose parenthesis has just been opened; spaces left out. */
    private List<Passed> passed(int open) {
        List<Passed> passed = new ArrayList<>();
        int depth = 0;
        int start = open;
        boolean quoted = false;
        for (int i = open; i < text.length() && depth >= 0; i++) {
            char c = text.charAt(i);
            if (c == '"' && text.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted) {
                boolean ends = depth == 0 && (c == ',' || c == ')');
                if (ends && !text.substring(start, i).isBlank()) {
                    int skipped = 0;
                    while (Character.isWhitespace(text.charAt(start + skipped))) {
                        skipped++;
                    }
                    passed.add(new Passed(start + skipped, i));
                }
                start = ends ? i + 1 : start;
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        return passed;
    }
}
