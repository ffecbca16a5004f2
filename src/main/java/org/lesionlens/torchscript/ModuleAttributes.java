package org.lesionlens.torchscript;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.torchscript.Expression.Literal;

/**
 * Numbers, truth values and texts that a network's modules have as attributes. Code asks them where
 * a network was scripted, for example whether it has a branch.
 *
 * @param literals code of the values, by the paths of their modules and their names: {@code
 *     net.mode}
 */
record ModuleAttributes(Map<String, String> literals) {

    /** None are known. */
    static final ModuleAttributes NONE = new ModuleAttributes(Map.of());

    private static final String TRAINING = "training"; // which is switched off before it is run

    ModuleAttributes {
        literals = Map.copyOf(literals);
    }

    /** The value of a path from {@code self} on, if it is known. */
    Optional<Literal> value(String path) {
        String inner = path.replaceFirst("^self\\.", "");
        return inner.equals(TRAINING) || inner.endsWith("." + TRAINING)
                ? Optional.of(new Literal("False"))
                : Optional.ofNullable(literals.get(inner)).map(Literal::new);
    }

    /** Collects the attributes of an object and of those within it. */
    static final class Collector {

        private static final int MOST = 100_000;
        private static final int LONGEST = 200; // characters of a text

        private final Map<String, String> found = new HashMap<>();
        private int seen;

        ModuleAttributes of(Object root) {
            collect("", root);
            return new ModuleAttributes(Collections.unmodifiableMap(found));
        }

        private void collect(String path, Object value) {
            if (++seen > MOST) {
                return;
            }
            List<Object> state = PickleMachine.state(value);
            for (int i = 0; i + 1 < state.size(); i += 2) {
                if (state.get(i) instanceof String name) {
                    String inner = path.isEmpty() ? name : path + "." + name;
                    literal(state.get(i + 1)).ifPresent(text -> found.put(inner, text));
                    collect(inner, state.get(i + 1));
                }
            }
        }

        private static Optional<String> literal(Object value) {
            return switch (value) {
                case Long number when number >= 0 -> Optional.of(number.toString());
                case Boolean truth -> Optional.of(truth ? "True" : "False");
                case String text when text.length() < LONGEST && text.matches("[\\w .+-]*") ->
                        Optional.of("\"" + text + "\"");
                default -> Optional.empty();
            };
        }
    }
}
