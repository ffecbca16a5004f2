package org.lesionlens.torchscript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lesionlens.torchscript.Expression.Argument;
import org.lesionlens.torchscript.Expression.Attribute;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Literal;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Statement.Assign;

/**
 * A tensor of a program that everything goes through: what comes after it can be computed from it
 * alone.
 *
 * @param program that is cut
 * @param tensor name of the variable
 * @param definition place of the statement that computes it
 * @param head statements that lead from it to the result
 */
record Cut(Program program, String tensor, int definition, List<Statement> head) {

    Cut {
        head = List.copyOf(head);
    }

    /** The cut at a variable, if there can be one. */
    static Optional<Cut> at(Program program, String tensor) {
        int definition = program.definition(tensor);
        return definition < 0 ? Optional.empty() : new Search(program, tensor, definition).cut();
    }

    /** Finds what the head needs from after the cut and from before it. */
    private static final class Search {

        private static final Literal FIRST = new Literal("0");

        private final Program program;
        private final String tensor;
        private final int definition;
        private final TreeMap<Integer, Statement> head = new TreeMap<>();

        Search(Program program, String tensor, int definition) {
            this.program = program;
            this.tensor = tensor;
            this.definition = definition;
        }

        Optional<Cut> cut() {
            Set<String> missing = after();
            boolean reached = missing.remove(tensor);
            if (!reached || !findBefore(missing)) {
                return Optional.empty();
            }
            return Optional.of(new Cut(program, tensor, definition, List.copyOf(head.values())));
        }

        /** Collects from the end; gives the variables that come from before. */
        private Set<String> after() {
            Set<String> needed = new HashSet<>(Names.read(program.result()));
            for (int i = program.statements().size() - 1; i > definition; i--) {
                if (program.writes(i).stream().anyMatch(needed::contains)) {
                    Statement statement = program.statements().get(i);
                    head.put(i, statement);
                    needed.removeAll(Names.settled(statement));
                    needed.addAll(program.reads(i));
                }
            }
            return needed;
        }

        /** True if all these can be had without the input. */
        private boolean findBefore(Set<String> missing) {
            Deque<String> open = new ArrayDeque<>(missing);
            while (!open.isEmpty()) {
                String name = open.pop();
                if (name.equals(program.input())) {
                    return false;
                }
                for (int place : program.writers(name)) {
                    if (place <= definition && !head.containsKey(place)) {
                        Statement statement = program.statements().get(place);
                        Statement ofTensor = batchSize(statement);
                        head.put(place, ofTensor == null ? statement : ofTensor);
                        open.addAll(ofTensor == null ? program.reads(place) : Set.of());
                    }
                }
            }
            return true;
        }

        /** How many images there are is known from the tensor as well as from the input. */
        private @Nullable Statement batchSize(Statement statement) {
            Expression input = new Name(program.input());
            if (statement instanceof Assign(List<Expression> targets, Call call)
                    && Modules.operator(call).equals("size")
                    && call.arguments().size() == 2
                    && call.arguments().get(0).value().equals(input)
                    && call.arguments().get(1).value().equals(FIRST)) {
                return new Assign(targets, sizeOf(tensor));
            }
            return null;
        }
    }

    /** The code of how many images a tensor has. */
    static Call sizeOf(String tensor) {
        return new Call(
                new Attribute(new Name("torch"), "size"),
                List.of(
                        new Argument(null, new Name(tensor)),
                        new Argument(null, new Literal("0"))));
    }
}
