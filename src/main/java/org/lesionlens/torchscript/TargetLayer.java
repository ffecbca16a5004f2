package org.lesionlens.torchscript;

/**
 * A layer that can be explained, and the two methods that the copy has for it.
 *
 * @param name for people: the module or operator whose output it is
 * @param features name of the method from the input to this layer's output
 * @param head name of the method from there to the logits
 * @param networks how many networks side by side it is the layer of, 1 or more
 * @param pooled whether the head takes one value of all positions alike, whatever their order
 * @param tokens whether its positions are in a row that is broken into rows of a grid
 * @param prefixed whether there are tokens before them that stand for no position; the first method
 *     gives them, and the second takes them, as a second tensor
 * @param packed whether the head takes more than one tensor; then the first method gives, and the
 *     second takes, a row of numbers besides, see {@link GridSizes}
 */
public record TargetLayer(
        String name,
        String features,
        String head,
        int networks,
        boolean pooled,
        boolean tokens,
        boolean prefixed,
        boolean packed) {

    /** What libtorch says where a row of positions is looked for. */
    public static final String NO_ROW = "this is no row of tokens";

    /** What libtorch says where the head reads more tokens one by one than come before the grid. */
    public static final String READS_POSITIONS = "a token of the grid is read by itself";

    /** True if the head takes a second tensor. */
    boolean isPair() {
        return prefixed || packed;
    }

    /** The type of the activations and of what the head takes besides. */
    static final String PAIR = "Tuple[Tensor, Tensor]";
}
