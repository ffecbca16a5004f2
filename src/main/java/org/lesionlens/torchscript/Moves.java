package org.lesionlens.torchscript;

import java.util.List;
import java.util.Set;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;

/**
 * What operators crop, shift or put a border around, told from their names and constants.
 *
 * @param program that they stand in
 */
record Moves(Program program) {

    private static final Set<String> MOVES = Set.of("roll", "narrow", "grid_sampler");
    private static final Set<String> PADS =
            Set.of(
                    "pad",
                    "constant_pad_nd",
                    "reflection_pad2d",
                    "replication_pad2d",
                    "zero_pad2d",
                    "zeropad2d");
    private static final String FREQUENCIES = "fft_"; // have no places in the photo
    private static final int WIDEST_BORDER = 3; // pixels, of a convolution over seven
    private static final int WIDEST_STEP = 2; // pixels; patches of more have no border

    /** True for an operator after which a point of a picture is elsewhere in it, or gone. */
    boolean moves(Expression value, int place) {
        if (!(value instanceof Call call)) {
            return false;
        }
        var operation = new Operation(call, place, 0);
        String operator = operation.operator();
        if (PADS.contains(operator)) {
            return movesByBorder(Operators.numbers(operation.argument(1)).orElse(List.of()));
        }
        if (operator.equals("index")) {
            return choosesPositions(operation);
        }
        if (!operator.equals("slice")) {
            return MOVES.contains(operator) || operator.startsWith(FREQUENCIES);
        }
        return cutsPositions(operation);
    }

    private static boolean cutsPositions(Operation slice) {
        int axis = slice.number(1);
        return (axis >= 2 || axis == -1 || axis == -2)
                && slice.numberOr(4, 1) == 1
                && !slice.takesAll();
    }

    /**
     * True for sides that are too wide for a convolution's border, or not as wide as their
     * opposite, but for the one pixel that an even number leaves over.
     */
    private static boolean movesByBorder(List<Integer> sides) {
        boolean moves = false;
        for (int i = 0; i + 1 < sides.size(); i += 2) {
            int before = sides.get(i);
            int after = sides.get(i + 1);
            moves |= Math.max(Math.abs(before), Math.abs(after)) > WIDEST_BORDER;
            moves |= Math.abs(before - after) > 1;
        }
        return moves;
    }

    /**
     * True for a border with a side that is known to be more than nothing. One that is computed of
     * the photo's size is mostly nothing; where it is not, that is seen when the network is tried.
     */
    boolean addsBorder(Expression value, int place) {
        return value instanceof Call call
                && PADS.contains(Modules.operator(call))
                && sides(new Operation(call, place, 0)).stream().anyMatch(side -> side != 0);
    }

    /** How wide a border is at each side; 0 where the code does not tell. */
    private List<Integer> sides(Operation pad) {
        var definitions = new Definitions(program);
        Expression list = definitions.value(pad.argument(1), pad.place());
        List<Expression> all =
                list instanceof Items(List<Expression> items) ? items : List.of(list);
        return all.stream()
                .map(side -> Operators.number(definitions.value(side, pad.place())).orElse(0))
                .toList();
    }

    /**
     * True for a convolution that has no border of its own, and steps less than borders are wide.
     */
    static boolean needsBorder(Expression value) {
        return value instanceof Call call
                && Operators.isConvolution(call)
                && !Operators.hasBorder(call)
                && Operators.step(call) <= WIDEST_STEP;
    }

    /** True for rows and columns that are cut off a grid; one of each is a matter of padding. */
    boolean cropsGrid(Expression value, int place) {
        if (!(value instanceof Call call)) {
            return false;
        }
        var columns = new Operation(call, place, 0);
        Operation rows = new Definitions(program).operation(columns.argument(0), place);
        return isCrop(columns, 3) && rows != null && isCrop(rows, 2);
    }

    private static boolean isCrop(Operation slice, int axis) {
        boolean one =
                slice.numberOr(2, 0) == 1 && slice.argument(3).toString().equals(Operators.END);
        return slice.operator().equals("slice")
                && slice.number(1) == axis
                && cutsPositions(slice)
                && !one;
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
