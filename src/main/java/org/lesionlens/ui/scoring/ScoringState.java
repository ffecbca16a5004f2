package org.lesionlens.ui.scoring;

import java.util.OptionalDouble;

/**
 * How far a set is.
 *
 * @param phase what is being done
 * @param total lesions of the set
 * @param done lesions that are scored, known before or not
 * @param failed lesions that could not be scored
 * @param perSecond lesions that the network does in a second; none until that is known
 */
public record ScoringState(Phase phase, int total, int done, int failed, OptionalDouble perSecond) {

    /** No set. */
    static final ScoringState NONE = new ScoringState(Phase.IDLE, 0, 0, 0, OptionalDouble.empty());

    /** What is being done. */
    public enum Phase {
        /** There is nothing to score, or no model to score it. */
        IDLE,
        /** The network runs, or what is known is looked up. */
        RUNNING,
        /** A person holds it back. */
        PAUSED,
        /** A person ended it. */
        CANCELLED,
        /** It came to an end by itself. */
        FINISHED
    }

    /** True while there is something to pause or to cancel. */
    public boolean isActive() {
        return phase == Phase.RUNNING || phase == Phase.PAUSED;
    }

    /** Seconds until all are done; none until that can be told. */
    public OptionalDouble secondsLeft() {
        return perSecond.isPresent()
                ? OptionalDouble.of((total - done - failed) / perSecond.getAsDouble())
                : OptionalDouble.empty();
    }

    ScoringState in(Phase other) {
        return new ScoringState(other, total, done, failed, perSecond);
    }
}
