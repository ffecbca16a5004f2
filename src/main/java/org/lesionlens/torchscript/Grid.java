package org.lesionlens.torchscript;

import java.util.function.UnaryOperator;

/**
 * A tensor that has a value for each position of a picture.
 *
 * @param tensor name of the variable
 * @param layout of its axes
 * @param orientation of the picture that it was made of
 */
record Grid(String tensor, GridLayout layout, Orientation orientation) {

    /** A tensor as convolutions give it. */
    static Grid of(String tensor) {
        return new Grid(tensor, GridLayout.NCHW, Orientation.UPRIGHT);
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
        String positions = layout.channelsFirst(tensor);
        if (layout.isRow()) {
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
                    "torch.reshape(%s, [torch.size(%s, %d), -1, %s, torch.floordiv(%s, %s)])"
                            .formatted(positions, tensor, layout.imageAxis(), rows, length, rows);
        }
        return orientation.upright(positions);
    }

    /** Code of this tensor, made of {@link #read}. */
    String written(String channelsFirst) {
        String turned = orientation.turned(channelsFirst);
        return isPlain()
                ? turned
                : "torch.contiguous(%s)".formatted(layout.of(turned)); // views may ask for it
    }
}
