package org.lesionlens.inference;

import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.explain.FeatureMaps;

/**
 * Copies of one image's activations, in each of which one channel is set to 0 while a network's
 * head runs over all of them, and put back afterwards.
 *
 * <p>Belongs to the network's thread but for its making, which takes no native memory yet.
 */
final class AblationBatch implements AutoCloseable {

    /** About what a CPU's cache holds. */
    static final long CACHE = 8 << 20; // bytes

    private final TorchNetwork network;
    private final LayerOutput output;
    private final FeatureMaps shape;
    private final float[] activations;
    private final int logit;
    private final int size;
    private @Nullable Copies copies;

    /**
     * @param logit whose values are wanted
     * @param mostBytes of memory to take, unless one copy needs more
     */
    AblationBatch(TorchNetwork network, LayerOutput output, int logit, long mostBytes) {
        this.network = network;
        this.output = output;
        this.shape = output.maps();
        this.activations = shape.toArray();
        this.logit = logit;
        long fitting = mostBytes / ((long) this.activations.length * Float.BYTES);
        this.size = Math.clamp(fitting, 1, shape.channels());
    }

    private record Copies(Arena memory, ByteBuffer bytes, FloatBuffer floats) {}

    /** How many channels one run ablates, at least 1. */
    int size() {
        return size;
    }

    /**
     * Runs the head without each channel, and lets go of the copies.
     *
     * @param thread the network's
     * @return the logit without each channel
     */
    double[] runAll(InferenceThread thread) throws ClassificationException, InterruptedException {
        double[] scores = new double[shape.channels()];
        try {
            for (int first = 0; first < scores.length; first += size) {
                if (Thread.interrupted()) { // waiting tells only if there is something to wait for
                    throw new InterruptedException();
                }
                int channel = first;
                double[] some = thread.call("ablating channels", () -> run(channel));
                System.arraycopy(some, 0, scores, first, some.length);
            }
        } finally {
            thread.run(this::close); // after the run, should one be going on
        }
        return scores;
    }

    /**
     * Runs the head without {@code first}, without the channel after it, and so on.
     *
     * @return the logit without each; {@link #size} values, or fewer where the channels end
     */
    double[] run(int first) {
        Copies batch = copies();
        int channels = Math.min(size, shape.channels() - first);
        float[] silence = new float[shape.cells()];
        for (int i = 0; i < channels; i++) {
            batch.floats().put(position(i, first + i), silence);
        }
        float[] logits = network.heads(batch.bytes(), shape(), output, logit);
        double[] scores = new double[channels];
        for (int i = 0; i < channels; i++) {
            scores[i] = logits[i];
            int channel = first + i;
            batch.floats()
                    .put(position(i, channel), activations, channel * shape.cells(), shape.cells());
        }
        return scores;
    }

    @SuppressWarnings("MustBeClosedChecker") // close does
    private Copies copies() {
        Copies made = copies;
        if (made == null) {
            Arena memory = Arena.ofConfined();
            long length = (long) size * activations.length * Float.BYTES;
            ByteBuffer bytes =
                    memory.allocate(length, 64).asByteBuffer().order(ByteOrder.nativeOrder());
            made = new Copies(memory, bytes, bytes.asFloatBuffer());
            copies = made;
            for (int i = 0; i < size; i++) {
                made.floats().put(position(i, 0), activations);
            }
        }
        return made;
    }

    private int position(int copy, int channel) {
        return copy * activations.length + channel * shape.cells();
    }

    private Shape shape() {
        return new Shape(size, shape.channels(), shape.height(), shape.width());
    }

    @Override
    public void close() {
        if (copies != null) {
            copies.memory().close();
            copies = null;
        }
    }
}
