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
import org.lesionlens.torchscript.Expression.Items;

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
                    "index");

    private static final Set<String> MOVES = Set.of("roll", "narrow", "grid_sampler");
    private static final Set<String> PADS =
            Set.of(
                    "pad",
                    "constant_pad_nd",
                    "reflection_pad2d",
                    "replication_pad2d",
                    "zero_pad2d",
                    "zeropad2d");
    private static final int LEAST_PAD = 4; // pixels; fewer belong to a convolution
    private static final List<Integer> SWAPPED = List.of(0, 1, 3, 2);

    private final Program program;
    private final Map<String, Set<Orientation>> lies = new HashMap<>();
    private final Set<String> pictures = new HashSet<>();
    private final Set<String> moved = new HashSet<>();

    private Turns(Program program) {
        this.program = program;
        lies.put(program.input(), Set.of(Orientation.UPRIGHT));
        pictures.add(program.input());
    }

    /** A program up to a statement, itself included. */
    static Turns until(Program program, int last) {
        var turns = new Turns(program);
        for (int i = 0; i <= last; i++) {
            turns.follow(i);
        }
        return turns;
    }

    /** How the picture lies in a tensor; empty if parts of it lie in different ways. */
    Optional<Orientation> of(String tensor) {
        Set<Orientation> all = lies.getOrDefault(tensor, Set.of());
        return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
    }

    /** True if a statement reads the picture, or one that was turned. */
    boolean readsPicture(int place) {
        return program.reads(place).stream().anyMatch(pictures::contains);
    }

    /** True if a tensor is made of a part of the picture, or of one that was moved. */
    boolean isMoved(String tensor) {
        return moved.contains(tensor);
    }

    private void follow(int place) {
        Expression value = program.value(place);
        if (Operators.asksSize(value)) {
            return;
        }
        Set<Orientation> read = new LinkedHashSet<>();
        boolean picture = PICTURES.contains(Modules.operator(value));
        boolean move = false;
        for (String name : program.reads(place)) {
            read.addAll(lies.getOrDefault(name, Set.of()));
            picture &= lies.getOrDefault(name, Set.of()).isEmpty() || pictures.contains(name);
            move |= moved.contains(name) || (pictures.contains(name) && moves(value, place));
        }
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

    private boolean moves(Expression value, int place) {
        if (!(value instanceof Call call)) {
            return false;
        }
        var operation = new Operation(call, place, 0);
        String operator = operation.operator();
        if (PADS.contains(operator)) {
            return Operators.numbers(operation.argument(1)).stream()
                    .flatMap(List::stream)
                    .anyMatch(side -> Math.abs(side) >= LEAST_PAD);
        }
        if (operator.equals("index")) {
            return choosesPositions(operation);
        }
        if (!operator.equals("slice")) {
            return MOVES.contains(operator);
        }
        int axis = operation.number(1);
        return (axis >= 2 || axis == -1 || axis == -2)
                && operation.numberOr(4, 1) == 1
                && !operation.takesAll();
    }

    /** False if an index says of images and channels alone which are taken. */
    private boolean choosesPositions(Operation index) {
        Expression chosen = new Definitions(program).value(index.argument(1), index.place());
        Expression list =
                chosen instanceof Call annotated && annotated.arguments().size() == 2
                        ? annotated.arguments().get(1).value()
                        : chosen;
        return !(list instanceof Items(List<Expression> axes))
                || axes.stream().skip(2).anyMatch(axis -> !Operators.isNone(axis));
    }
}
