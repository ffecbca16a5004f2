package org.lesionlens.torchscript;

import java.util.List;

/**
 * A network's {@code forward}, split at one or several layers.
 *
 * @param activation that its {@code forward} ends in and that its heads leave out
 * @param clamped how far from 0 and 1 it keeps its probabilities, which the heads do not
 * @param twice whether what is left is probabilities too, by an activation before that
 * @param doubt why the first layer is not explained unless a person chooses it
 * @param layers that can be explained; the last of the network first, the finest grid last
 * @param methods the text of the methods of all layers, as they stand in the class
 * @param ending the last operators of {@code forward}
 */
record Split(
        FinalActivation activation,
        double clamped,
        boolean twice,
        Doubt doubt,
        List<TargetLayer> layers,
        String methods,
        LastOperators ending) {

    Split {
        layers = List.copyOf(layers);
    }
}
