package org.lesionlens.torchscript;

import java.util.function.UnaryOperator;

/**
 * A tensor that has a value for each position of a picture.
 *
 * @param tensor name of the variable
 * @param layout of its axes
 * @param orientation of the picture that it was made of
 * @param read how many tokens that stand for no position come at least before those in a row; 0 if
 *     none do
 */
record Grid(String tensor, GridLayout layout, Orientation orientation, int read) {

    /** A tensor that has values of positions alone. */
    Grid(String tensor, GridLayout layout, Orientation orientation) {
        this(tensor, layout, orientation, 0);
    }

    /** A tensor as convolutions give it. */
    static Grid of(String tensor) {
        return new Grid(tensor, GridLayout.NCHW, Orientation.UPRIGHT);
    }

    /** The same of a picture that lies in another way. */
    Grid with(Orientation other) {
        return new Grid(tensor, layout, other, read);
    }

    /** True if tokens that stand for no position come before those in a row. */
    boolean prefixed() {
        return read > 0;
    }

    /** True if it is (N, C, H, W) of the picture as it is. */
    boolean isPlain() {
        return layout == GridLayout.NCHW && orientation.equals(Orientation.UPRIGHT);
    }

    /**
     * Code of (N, C, H, W) of the upright picture.
     *
     * @param input name of the picture's variable, whose sides tell how a row of positions breaks
     * @param fresh makes names that no code has
     */
    String read(String input, UnaryOperator<String> fresh, StringBuilder before) {
        if (prefixed()) {
            return tokens(input, fresh, before);
        }
        String positions = layout.channelsFirst(tensor);
        if (layout.isRow()) {
            before.append(
                    unless("torch.eq(torch.dim(%s), 3)".formatted(tensor), TargetLayer.NO_ROW));
            String rows = fresh.apply("rows");
            String length = "torch.size(%s, %d)".formatted(tensor, layout.rowAxis());
            before.append(
                    "    %s = int(torch.round(torch.sqrt(torch.div(torch.mul(%s, torch.size(%s, %d)), torch.size(%s, %d)))))%n"
                            .formatted(
                                    rows,
                                    length,
                                    input,
                                    orientation.swapped() ? 3 : 2,
                                    input,
                                    orientation.swapped() ? 2 : 3));
            positions =
                    "torch.reshape(%1$s, [torch.size(%2$s, %3$d), torch.size(%2$s, %4$d), %5$s, torch.floordiv(%6$s, %5$s)])"
                            .formatted(
                                    positions,
                                    tensor,
                                    layout.imageAxis(),
                                    layout.channelAxis(),
                                    rows,
                                    length);
        }
        return orientation.upright(positions);
    }

    /**
     * So many tokens are not those of positions as are too many for a grid of the photo's shape.
     */
    private String tokens(String input, UnaryOperator<String> fresh, StringBuilder before) {
        String rows = fresh.apply("rows");
        String columns = fresh.apply("columns");
        String count = fresh.apply("prefix");
        int height = orientation.swapped() ? 3 : 2;
        before.append(side(rows, input, height, 5 - height));
        before.append(side(columns, input, 5 - height, height));
        before.append(
                "    %s = torch.sub(torch.size(%s, 1), torch.mul(%s, %s))%n"
                        .formatted(count, tensor, rows, columns));
        before.append(
                unless(
                        "torch.__or__(torch.eq(%1$s, 0), torch.ge(%1$s, %2$d))"
                                .formatted(count, read), // what is read of none was made later
                        TargetLayer.READS_POSITIONS));
        return orientation.upright(
                "torch.reshape(torch.transpose(torch.slice(%1$s, 1, %2$s, %3$s), 1, 2), [torch.size(%1$s, 0), -1, %4$s, %5$s])"
                        .formatted(tensor, count, Operators.END, rows, columns));
    }

    private static String unless(String holds, String complaint) {
        return "    if %s:%n      pass%n    else:%n      ops.prim.RaiseException(\"%s\")%n"
                .formatted(holds, complaint);
    }

    private String side(String name, String input, int axis, int other) {
        return "    %s = torch.floor(torch.sqrt(torch.div(torch.mul(torch.size(%s, 1), torch.size(%s, %d)), torch.size(%s, %d))))%n"
                .formatted(name, tensor, input, axis, input, other);
    }

    /** Code of the tokens that stand for no position, made after {@link #read}'s. */
    String prefix(String positions) {
        return "torch.contiguous(torch.slice(%1$s, 1, 0, torch.sub(torch.size(%1$s, 1), torch.mul(torch.size(%2$s, 2), torch.size(%2$s, 3)))))"
                .formatted(tensor, positions);
    }

    /** Code of this tensor, made of {@link #read} and {@link #prefix}. */
    String written(String channelsFirst, String prefix) {
        String ahead =
                "torch.expand(%s, [torch.size(%s, 0), -1, -1])".formatted(prefix, channelsFirst);
        return "torch.cat([%s, %s], 1)".formatted(ahead, written(channelsFirst));
    }

    /** Code of this tensor, made of {@link #read}. */
    String written(String channelsFirst) {
        String turned = orientation.turned(channelsFirst);
        return isPlain()
                ? turned
                : "torch.contiguous(%s)".formatted(layout.of(turned)); // views may ask for it
    }
}
