package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Modules.Callee;

/**
 * Finds the stages of a network that can be explained: each ends where the grid becomes coarser.
 */
final class StageFinder {

    private static final Set<String> ACTIVATIONS =
            Set.of("relu", "silu", "gelu", "hardswish", "leaky_relu", "relu6");

    private static final Set<String> LISTS =
            Set.of("chunk", "split", "unbind", "tensor_split", "split_with_sizes", "size");

    private static final Set<String> NO_OUTPUTS = Set.of("pad", "NumToTensor");
    private static final int MOST_STAGES = 8;

    private final OperatorCounts counts;

    StageFinder(OperatorCounts counts) {
        this.counts = counts;
    }

    /**
     * The cuts at the ends of the stages before a cut: where the grid becomes coarser next.
     *
     * @return from the last to the first
     * @throws TorchScriptException if code on the way is damaged
     */
    List<Cut> before(Cut last) throws TorchScriptException {
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
            boolean tensors = !NO_OUTPUTS.contains(operator) && givesTensors(program, i);
            for (String name : program.writes(i)) {
                Optional<Cut> cut = tensors ? Cut.at(program, name) : Optional.empty();
                if (cut.isPresent() && operator.equals("add")) {
                    return Optional.of(activated(program, i, after, cut.get()));
                }
                nearest = nearest.isPresent() ? nearest : cut;
            }
        }
        return nearest;
    }

    /** False for a call of the network's own code that gives something else, as pairs. */
    static boolean givesTensors(Program program, int place) throws TorchScriptException {
        if (!(program.value(place) instanceof Call call)
                || LISTS.contains(Modules.operator(call))) {
            return false;
        }
        Optional<Callee> callee = program.callee(place);
        boolean single = program.writes(place).size() == 1;
        return callee.isEmpty()
                || (single
                        ? callee.get().method().result().equals("Tensor")
                        : callee.get().method().result().matches("Tuple\\[Tensor(, Tensor)*]"));
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
}
