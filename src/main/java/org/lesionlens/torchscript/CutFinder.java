package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Modules.Callee;
import org.lesionlens.torchscript.OperatorCounts.Counts;

/**
 * Finds where a network can be cut: before the last operator that takes the grid away, and before
 * each step to a coarser grid.
 */
final class CutFinder {

    /** What generalised-mean pooling does before it averages. */
    private static final Set<String> POOLING_POWERS = Set.of("pow", "clamp", "clamp_min");

    private static final Set<String> ACTIVATIONS =
            Set.of("relu", "silu", "gelu", "hardswish", "leaky_relu", "relu6");

    private static final Set<String> NO_OUTPUTS = Set.of("pad", "NumToTensor");
    private static final Set<String> SIZES = Set.of("size", "dim", "len", "NumToTensor");
    private static final int MOST_TRIES = 200;
    private static final int MOST_STAGES = 8;

    private final OperatorCounts counts;

    CutFinder(ArchiveCode code) {
        this.counts = new OperatorCounts(code);
    }

    /**
     * The cut before the last pooling over the whole grid; where there is none, before the last
     * operator that makes a row of the grid.
     *
     * @throws TorchScriptException if code on the way is damaged
     */
    Optional<Cut> last(Program program) throws TorchScriptException {
        Optional<Cut> pooled = last(program, Operators::pools, Counts::pools);
        return pooled.isPresent()
                ? pooled
                : last(program, Operators::flattens, Counts::flattenings);
    }

    private Optional<Cut> last(
            Program start, Predicate<Call> collapses, ToIntFunction<Counts> count)
            throws TorchScriptException {
        Program program = start;
        int tries = 0;
        for (int i = program.statements().size() - 1; i >= 0 && tries < MOST_TRIES; i--) {
            Expression value = program.value(i);
            if (value instanceof Call call && collapses.test(call)) {
                Optional<Cut> cut = before(program, i, call);
                if (cut.isPresent()) {
                    return cut;
                }
                tries++;
            } else if (count.applyAsInt(counts.of(program.modules(), program.statements().get(i)))
                    > 0) {
                Optional<Program> opened = program.opened(i);
                if (opened.isPresent()) {
                    i += opened.get().statements().size() - program.statements().size() + 1;
                    i = Math.min(i, opened.get().statements().size());
                    program = opened.get();
                    tries++;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Cut> before(Program program, int pooling, Call call) {
        Optional<Name> tensor = Operators.subject(call).flatMap(CutFinder::name);
        while (tensor.isPresent()) {
            int place = program.definition(tensor.get().name());
            if (place >= 0
                    && program.value(place) instanceof Call power
                    && POOLING_POWERS.contains(Modules.operator(power))) {
                tensor = Operators.subject(power).flatMap(CutFinder::name);
            } else {
                break;
            }
        }
        return tensor.flatMap(name -> Cut.at(program, name.name()))
                .filter(cut -> isLast(cut, pooling));
    }

    /** True if nothing but sizes is asked of the tensor after it was pooled. */
    private static boolean isLast(Cut cut, int pooling) {
        List<Statement> statements = cut.program().statements();
        return statements.subList(pooling + 1, statements.size()).stream()
                .filter(cut.head()::contains)
                .filter(statement -> Names.read(statement).contains(cut.tensor()))
                .allMatch(CutFinder::asksSize);
    }

    private static boolean asksSize(Statement statement) {
        return statement instanceof Statement.Assign assign
                && SIZES.contains(Modules.operator(assign.value()));
    }

    /**
     * The cuts at the ends of the stages before a cut: where the grid becomes coarser next.
     *
     * @return from the last to the first
     * @throws TorchScriptException if code on the way is damaged
     */
    List<Cut> stages(Cut last) throws TorchScriptException {
        int behind = last.program().statements().size() - last.definition();
        Program program = opened(last.program(), behind);
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i <= program.statements().size() - behind; i++) {
            if (coarsenings(program, i) > 0) {
                steps.add(i);
            }
        }
        List<Cut> found = new ArrayList<>();
        for (int k = 1; k < steps.size(); k++) { // before the first step there is only the photo
            stageBetween(program, steps.get(k - 1), steps.get(k)).ifPresent(found::add);
        }
        Collections.reverse(found);
        return found.stream().limit(MOST_STAGES).toList();
    }

    /** Opens the calls before the last statements until each becomes coarser once at most. */
    private Program opened(Program start, int behind) throws TorchScriptException {
        Program program = start;
        for (int i = 0; i <= program.statements().size() - behind; i++) {
            Optional<Callee> callee = program.callee(i);
            if (callee.isPresent() && coarsenings(program, i) > 1) {
                Optional<Program> opened = program.opened(i);
                if (opened.isPresent()) {
                    program = opened.get();
                    i--; // what it was replaced by may be opened in turn
                }
            }
        }
        return program;
    }

    private int coarsenings(Program program, int index) throws TorchScriptException {
        return counts.of(program.modules(), program.statements().get(index)).coarsenings();
    }

    /** The last sum between two steps, or else the last tensor there. */
    private static Optional<Cut> stageBetween(Program program, int before, int after)
            throws TorchScriptException {
        Optional<Cut> nearest = Optional.empty();
        for (int i = after - 1; i >= before; i--) {
            String operator = Modules.operator(program.value(i));
            for (String name : program.writes(i)) {
                Optional<Cut> cut =
                        NO_OUTPUTS.contains(operator) ? Optional.empty() : Cut.at(program, name);
                if (cut.isPresent() && operator.equals("add")) {
                    return Optional.of(activated(program, i, after, cut.get()));
                }
                nearest = nearest.isPresent() ? nearest : cut;
            }
        }
        return nearest;
    }

    /** A sum with the activation that follows it at once, if one does. */
    private static Cut activated(Program program, int sum, int after, Cut cut)
            throws TorchScriptException {
        int next = sum + 1;
        if (next < after
                && program.value(next) instanceof Call call
                && isActivation(program, next)
                && Operators.subject(call).equals(Optional.of(new Name(cut.tensor())))) {
            for (String name : program.writes(next)) {
                return Cut.at(program, name).orElse(cut);
            }
        }
        return cut;
    }

    private static boolean isActivation(Program program, int index) throws TorchScriptException {
        Program opened = program.opened(index).orElse(program);
        return opened.statements().size() == program.statements().size()
                && ACTIVATIONS.contains(Modules.operator(opened.value(index)));
    }

    private static Optional<Name> name(Expression expression) {
        return expression instanceof Name name ? Optional.of(name) : Optional.empty();
    }
}
