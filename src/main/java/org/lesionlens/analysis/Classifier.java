package org.lesionlens.analysis;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;

/**
 * A network that can be asked why. May be used from any thread; calls wait for each other.
 *
 * <p>The same input gives the same bits.
 */
public interface Classifier extends AutoCloseable {

    /** What the model says of itself. */
    ModelCard card();

    /**
     * Stands for the model's file together with all of the card that results depend on; for a file
     * that has its card inside, it is the file's own hash, unless it takes pixels as stored.
     */
    ContentHash key();

    /** What is not as in the model's file, so that numbers may differ. */
    default List<Adjustment> adjustments() {
        return List.of();
    }

    /**
     * The same network, asked about a lesion of which this is known; closing it does nothing.
     * Without it, a network that takes more than the photo is asked as if nothing were known.
     *
     * @throws MissingFactException if the network takes what is not known, and the card has no
     *     number for that
     */
    default Classifier given(KnownFacts facts) throws MissingFactException {
        return this;
    }

    /** The same network, given what it was given for a pass; closing it does nothing. */
    default Classifier givenAs(ForwardPass pass) {
        return this;
    }

    /** What it runs on. */
    RunsOn runsOn();

    /**
     * How long a run of the network takes over one input, in milliseconds: the shortest of the
     * latest ones, without the time for which they waited for others; 0 while there was none.
     */
    default double runMillis() {
        return 0;
    }

    /** The numbers that its features are computed in, but for gradients by the pixels. */
    default Precision precision() {
        return Precision.FLOAT32;
    }

    /**
     * The same network with its features in bfloat16, as long as this one is open; its results have
     * a key of their own, and closing it does nothing.
     *
     * @throws ModelLoadException if this processor or this network cannot, or is no faster so: a
     *     {@link PrecisionException} that says which
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    default Classifier inBfloat16() throws ModelLoadException, InterruptedException {
        throw new PrecisionException(PrecisionException.Reason.ENGINE);
    }

    /** How its features are run, and why. */
    default FeaturesPath path() {
        return FeaturesPath.PLAIN;
    }

    /**
     * How many threads of the CPU the network runs on.
     *
     * @throws ClassificationException if the engine fails
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    int threads() throws ClassificationException, InterruptedException;

    /**
     * Runs the network: the expensive step.
     *
     * @param input of the size that {@link ModelCard#input} names
     * @throws ClassificationException if the engine fails, for example for lack of memory
     * @throws InterruptedException if the calling thread is interrupted while it waits; the run
     *     itself cannot be stopped and its result is dropped
     */
    ForwardPass forward(ImageTensor input) throws ClassificationException, InterruptedException;

    /**
     * Re-runs only the head, with its gradient: a few milliseconds.
     *
     * @param pass a result of {@link #forward} of this classifier
     * @param classIndex of {@link ModelOutput#classes}
     * @throws ClassificationException if the engine fails
     * @throws InterruptedException if the calling thread is interrupted while it waits
     * @throws IndexOutOfBoundsException if there is no such class
     */
    ClassEvidence evidence(ForwardPass pass, int classIndex)
            throws ClassificationException, InterruptedException;

    /**
     * Runs the network with its gradient by the input: as long as about two and a half forward
     * passes.
     *
     * @param input of the size that {@link ModelCard#input} names
     * @param classIndex of {@link ModelOutput#classes}
     * @throws ClassificationException if the engine fails, or the score has no gradient by this
     *     input; says why
     * @throws InterruptedException if the calling thread is interrupted while it waits
     * @throws IndexOutOfBoundsException if there is no such class
     */
    default InputGradient inputGradient(ImageTensor input, int classIndex)
            throws ClassificationException, InterruptedException {
        throw new ClassificationException("this network has no gradient by its pixels");
    }

    /** How many inputs at most are worth asking of together; 1 where that gains nothing. */
    default int together() {
        return 1;
    }

    /**
     * What {@link #forward} and {@link #evidence} say of many inputs, together where it can: that
     * is the same but for rounding.
     *
     * @param inputs as of {@link #logits}
     * @param classIndex of {@link ModelOutput#classes}
     * @throws ClassificationException if the engine fails, for example for lack of memory
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    default List<ScoredInput> scored(List<ImageTensor> inputs, int classIndex)
            throws ClassificationException, InterruptedException {
        List<ScoredInput> scored = new ArrayList<>();
        for (ImageTensor input : inputs) {
            ForwardPass pass = forward(input);
            scored.add(new ScoredInput(pass.logits(), evidence(pass, classIndex)));
        }
        return scored;
    }

    /**
     * Re-runs only the head, once for each channel of the activations with that channel set to 0:
     * up to a second. Others are let in between the runs.
     *
     * @param pass a result of {@link #forward} of this classifier
     * @param classIndex of {@link ModelOutput#classes}
     * @return the class's scores, channel by channel
     * @throws ClassificationException if the engine fails
     * @throws InterruptedException if the calling thread is interrupted; at most one more batch of
     *     runs is begun
     * @throws IndexOutOfBoundsException if there is no such class
     */
    double[] ablatedScores(ForwardPass pass, int classIndex)
            throws ClassificationException, InterruptedException;

    /**
     * Runs the backbone alone and drops its output: the yardstick for the cost of an explanation.
     *
     * @param input of the size that {@link ModelCard#input} names
     * @throws ClassificationException if the engine fails
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    void runBackbone(ImageTensor input) throws ClassificationException, InterruptedException;

    /**
     * Runs the network over many inputs, together where it can, and keeps their logits alone.
     *
     * @param inputs each of the size that {@link ModelCard#input} names; a handful, as they are in
     *     memory together
     * @return the logits of each input, as {@link #forward} gives them
     * @throws ClassificationException if the engine fails, for example for lack of memory
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    default List<List<Double>> logits(List<ImageTensor> inputs)
            throws ClassificationException, InterruptedException {
        List<List<Double>> logits = new ArrayList<>();
        for (ImageTensor input : inputs) {
            logits.add(forward(input).logits());
        }
        return logits;
    }

    /**
     * What {@link #evidence} and {@link #inputGradient} are the gradients of, of many inputs; of
     * several networks the mean of their own, which is not the logit of their mean probability.
     *
     * @param inputs as of {@link #logits}
     * @param classIndex of {@link ModelOutput#classes}
     * @throws ClassificationException if the engine fails, for example for lack of memory
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    default List<Double> scores(List<ImageTensor> inputs, int classIndex)
            throws ClassificationException, InterruptedException {
        List<Double> scores = new ArrayList<>();
        for (List<Double> logits : logits(inputs)) {
            ModelOutput.Score score = card().output().scoreOf(classIndex, logits.size());
            double logit = logits.get(score.logit());
            scores.add(score.negated() ? -logit : logit);
        }
        return scores;
    }

    /**
     * A second network, equal to this one but for the weights of one part: the values of each of
     * its tensors are shuffled, always in the same way.
     *
     * @return to be closed by the caller
     * @throws WeightsNotFoundException if the model does not show where these weights are
     * @throws ClassificationException if the engine fails
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    default Classifier shuffled(NetworkPart part)
            throws WeightsNotFoundException, ClassificationException, InterruptedException {
        throw new WeightsNotFoundException("no weights of " + part + " can be shuffled");
    }

    /** Frees all native memory; later calls fail. */
    @Override
    void close();
}
