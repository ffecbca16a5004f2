package org.lesionlens.ui.layers;

import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.LayerFacts;

/**
 * A layer that may be chosen.
 *
 * @param index of the layer; 0 is the last of the network
 * @param name of the layer
 * @param facts as it was measured; null if it has not been
 * @param failure why it cannot be explained; blank if nobody knows of a reason
 */
record LayerItem(int index, String name, @Nullable LayerFacts facts, String failure) {

    LayerItem measured(LayerFacts newest) {
        return new LayerItem(index, name, newest, "");
    }

    LayerItem failed(String why) {
        return new LayerItem(index, name, null, why);
    }

    boolean isKnown() {
        return facts != null || !failure.isBlank();
    }
}
