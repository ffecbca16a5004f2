package org.lesionlens.torchscript;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Name;

/** Follows a program from its input on and keeps how the picture lies in each tensor. */
final class Turns {

    /** What leaves a picture a picture, with each point where it was or turned. */
    private static final Set<String> PICTURES =
            Set.of(
                    "flip",
                    "rot90",
                    "transpose",
                    "permute",
                    "contiguous",
                    "to",
                    "clone",
                    "detach",
                    "add",
                    "sub",
                    "rsub",
                    "mul",
                    "div",
                    "clamp",
                    "sqrt",
                    "pow",
                    "slice",
                    "narrow",
                    "roll",
                    "index",
                    "pad",
                    "constant_pad_nd",
                    "reflection_pad2d",
                    "replication_pad2d",
                    "zero_pad2d",
                    "zeropad2d",
                    "interpolate",
                    "upsample_nearest2d",
                    "upsample_bilinear2d",
                    "upsample_bicubic2d",
                    "upsample_bilinear2d_aa",
                    "upsample_bicubic2d_aa",
                    "avg_pool2d",
                    "max_pool2d");

    private static final int MOST_OPENED = 200; // calls
    private static final List<Integer> SWAPPED = List.of(0, 1, 3, 2);

    private final Program program;
    private final Map<String, Set<Orientation>> lies = new HashMap<>();
    private final Set<String> pictures = new HashSet<>();
    private final Set<String> moved = new HashSet<>();

    /** Pictures with a border that a convolution may need, which has none of its own then. */
    private final Set<String> bordered = new HashSet<>();

    private Turns(Program program) {
        this.program = program;
        lies.put(program.input(), Set.of(Orientation.UPRIGHT));
        pictures.add(program.input());
    }

    /**
     * Follows a program to one of its tensors, through all calls that the picture goes into.
     *
     * @throws TorchScriptException if code that is called there is damaged
     */
    static Way to(String tensor, Program start) throws TorchScriptException {
        Program program = start.ending(Set.of(), new Name(tensor));
        for (int opened = 0; opened < MOST_OPENED; opened++) {
            var turns = new Turns(program);
            int call = turns.followUntilCall();
            Optional<Program> more = call < 0 ? Optional.empty() : program.opened(call);
            if (more.isEmpty()) {
                break;
            }
            program = more.get();
        }
        var turns = new Turns(program);
        String end = program.result() instanceof Name(String name) ? name : tensor;
        for (int i = 0; i <= program.definition(end); i++) {
            turns.follow(i);
        }
        Set<Orientation> all = turns.lies.getOrDefault(end, Set.of());
        return new Way(
                all.size() == 1 ? all.stream().findFirst() : Optional.empty(),
                turns.moved.contains(end));
    }

    /**
     * How a picture came to a tensor.
     *
     * @param lies how it lies in it; empty if parts of it lie in different ways
     * @param moved whether it is a part of the picture, or one that was moved
     */
    record Way(Optional<Orientation> lies, boolean moved) {

        /** True if it is not known where each point of the picture is. */
        boolean isLost() {
            return moved || lies.isEmpty();
        }

        Orientation orientation() {
            return lies.orElse(Orientation.UPRIGHT);
        }
    }

    /** The first call that the picture goes into and that can be opened; −1 if there is none. */
    private int followUntilCall() throws TorchScriptException {
        int end = program.result() instanceof Name(String name) ? program.definition(name) : -1;
        for (int i = 0; i <= end; i++) {
            boolean reads = program.reads(i).stream().anyMatch(pictures::contains);
            if (reads && program.callee(i).isPresent() && program.opened(i).isPresent()) {
                return i;
            }
            follow(i);
        }
        return -1;
    }

    private void follow(int place) {
        var moves = new Moves(program);
        Expression value = program.value(place);
        if (Operators.asksSize(value)) {
            return;
        }
        Set<Orientation> read = new LinkedHashSet<>();
        boolean picture = PICTURES.contains(Modules.operator(value));
        boolean move = false;
        boolean border = false;
        for (String name : program.reads(place)) {
            read.addAll(lies.getOrDefault(name, Set.of()));
            picture &= lies.getOrDefault(name, Set.of()).isEmpty() || pictures.contains(name);
            move |= moved.contains(name) || (pictures.contains(name) && moves.moves(value, place));
            border |=
                    bordered.contains(name)
                            || (pictures.contains(name) && moves.addsBorder(value, place));
        }
        move |= border && !picture && !Moves.needsBorder(value);
        move |= !picture && moves.cropsGrid(value, place);
        if (read.isEmpty()) {
            return;
        }
        boolean swaps = picture;
        Set<Orientation> written =
                value instanceof Call call
                        ? read.stream()
                                .map(lie -> turned(lie, new Operation(call, place, 0), swaps))
                                .collect(Collectors.toSet())
                        : read;
        for (String name : program.writes(place)) {
            lies.put(name, written);
            if (picture) {
                pictures.add(name);
            } else {
                pictures.remove(name);
            }
            if (move) {
                moved.add(name);
            }
            if (picture && border) {
                bordered.add(name);
            }
        }
    }

    private static Orientation turned(Orientation lie, Operation last, boolean swaps) {
        return switch (last.operator()) {
            case "flip" ->
                    lie.flip(Set.copyOf(Operators.numbers(last.argument(1)).orElse(List.of())));
            case "fliplr", "flipud" -> lie; // of the first axes, which are no positions
            case "rot90" -> {
                List<Integer> axes =
                        Operators.numbers(last.argument(2)).orElse(List.of()).stream()
                                .map(axis -> Math.floorMod(axis, SWAPPED.size()))
                                .toList();
                int quarters = last.numberOr(1, 1);
                yield axes.equals(List.of(2, 3))
                        ? lie.turn(quarters)
                        : axes.equals(List.of(3, 2)) ? lie.turn(-quarters) : lie;
            }
            case "transpose", "swapaxes" ->
                    swaps
                                    && Math.floorMod(last.number(1), SWAPPED.size()) >= 2
                                    && Math.floorMod(last.number(2), SWAPPED.size()) >= 2
                            ? lie.swap()
                            : lie;
            case "permute" ->
                    swaps && Operators.numbers(last.argument(1)).equals(Optional.of(SWAPPED))
                            ? lie.swap()
                            : lie;
            default -> lie;
        };
    }
}
