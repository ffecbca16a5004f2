package org.lesionlens.faithfulness;

/** Hears how far a {@link FaithfulnessCheck} is. */
@FunctionalInterface
public interface FaithfulnessProgress {

    /** What is being done. */
    enum Step {
        /** The network runs over changed inputs. */
        CHANGED_INPUTS,
        /** A map of the network with a shuffled part is computed. */
        SHUFFLED_WEIGHTS
    }

    /**
     * Called on the thread that checks, some times a second.
     *
     * @param step that is being done
     * @param share that is done of everything, in [0, 1]; never goes back
     */
    void at(Step step, double share);
}
