package org.lesionlens.attribution;

/** Hears how far an attribution is; called on the thread that computes it. */
@FunctionalInterface
public interface AttributionProgress {

    /**
     * Hears the share of the work that is done.
     *
     * @param share in [0, 1]; never goes back
     */
    void at(double share);

    /** Hears a map that is not finished: coarser than the last, or of fewer masks. */
    default void partial(PerturbationMap map) {}
}
