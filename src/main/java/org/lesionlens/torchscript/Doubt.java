package org.lesionlens.torchscript;

/** Why the last layer that was found is not explained unless a person chooses it. */
public enum Doubt {
    /** There is none. */
    NONE(""),
    /** Behind it attention or the like mixes what stands at different positions. */
    MIXED(
            "it is a transformer or a token mixer and has no grid of features before its pooling:"
                    + " behind the layer, what stands at one position is mixed with all others"),
    /** The picture is cropped, padded, shifted or turned on the way, and not all of it alike. */
    MOVED(
            "it crops, shifts or turns the photo, or puts a border around it, in a way that is not known, so that a map would"
                    + " lie in the wrong place");

    private final String reason;

    Doubt(String reason) {
        this.reason = reason;
    }

    /** For people to read; goes on after a colon. */
    public String reason() {
        return reason;
    }
}
