package org.lesionlens.analysis;

/**
 * Tokens of a transformer that stand for no position of the picture: its class token, and
 * registers. The head needs them beside the activations; no map is made of them. Immutable.
 */
public final class PrefixTokens {

    /** There are none. */
    public static final PrefixTokens NONE = new PrefixTokens(0, 0);

    private final int count;
    private final int channels;
    private final float[] values;

    /**
     * Copies {@code values} in.
     *
     * @param values of shape (count, channels)
     * @throws IllegalArgumentException if there are not so many values
     */
    public PrefixTokens(int count, int channels, float... values) {
        if (values.length != (long) count * channels) {
            throw new IllegalArgumentException(
                    "%d values for (%d, %d)".formatted(values.length, count, channels));
        }
        this.count = count;
        this.channels = channels;
        this.values = values.clone();
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** How many values each has; 0 if there are none. */
    public int channels() {
        return channels;
    }

    /** A copy of the values, token by token. */
    public float[] toArray() {
        return values.clone();
    }
}
