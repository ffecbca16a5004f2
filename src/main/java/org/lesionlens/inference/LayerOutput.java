package org.lesionlens.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.PrefixTokens;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.torchscript.GridSizes;

/**
 * What the target layer gives for one image, as plain numbers.
 *
 * @param maps the activations A
 * @param prefix what the head needs besides
 */
record LayerOutput(FeatureMaps maps, PrefixTokens prefix) {

    static LayerOutput of(ForwardPass pass) {
        return new LayerOutput(pass.activations(), pass.prefix());
    }

    /**
     * Copies what {@code features} gave.
     *
     * @throws IllegalStateException if it is not of one image, or not of the shape of maps
     */
    static LayerOutput of(NDList given) {
        NDArray maps = given.getFirst();
        Shape shape = maps.getShape();
        if (shape.dimension() != 4 || shape.get(0) != 1) {
            throw new IllegalStateException(
                    "features gives shape " + shape + " instead of (1, K, h, w)");
        }
        return new LayerOutput(
                new FeatureMaps(
                        side(shape, 1), side(shape, 2), side(shape, 3), maps.toFloatArray()),
                given.size() > 1 ? tokens(given.get(1)) : PrefixTokens.NONE);
    }

    private static PrefixTokens tokens(NDArray tokens) {
        Shape shape = tokens.getShape(); // (1, count, channels)
        return new PrefixTokens(side(shape, 1), side(shape, 2), tokens.toFloatArray());
    }

    private static int side(Shape shape, int axis) {
        return Math.toIntExact(shape.get(axis));
    }

    /** The sizes of the grids that the maps are of, where the layer is packed. */
    GridSizes sizes() {
        return GridSizes.of(prefix.toArray(), maps.channels(), maps.height(), maps.width());
    }

    /** The shape of the maps of one image. */
    Shape shape() {
        return new Shape(1, maps.channels(), maps.height(), maps.width());
    }

    /** The same with other values in the maps. */
    LayerOutput with(FeatureMaps others) {
        return new LayerOutput(others, prefix);
    }

    /**
     * What the head is given.
     *
     * @param activations of one image or several
     */
    NDList given(NDArray activations) {
        var given = new NDList(activations);
        if (prefix != PrefixTokens.NONE) { // the head takes them even if there are none
            var shape = new Shape(1, prefix.count(), prefix.channels());
            given.add(activations.getManager().create(prefix.toArray(), shape));
        }
        return given;
    }
}
