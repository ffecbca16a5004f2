package org.lesionlens.analysis;

/** The weights of a network that a randomisation check shuffles; from the output backwards. */
public enum NetworkPart {

    /** Everything behind the explained layer. */
    HEAD,

    /**
     * The head, and before it the layers since the grid was last made coarser: from the last
     * convolution with stride 2 on.
     */
    HEAD_AND_LAST_STAGE
}
