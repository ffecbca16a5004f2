package org.lesionlens.review;

/** How far the network is with a lesion. */
public sealed interface Progress {

    /** Not looked at yet. */
    Progress WAITING = new Waiting();

    /** Not looked at yet. */
    record Waiting() implements Progress {}

    /** Looked at. */
    record Scored(CasePrediction prediction) implements Progress {}

    /**
     * Could not be looked at.
     *
     * @param reason for a person to read
     */
    record Failed(String reason) implements Progress {}
}
