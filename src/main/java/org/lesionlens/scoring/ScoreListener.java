package org.lesionlens.scoring;

import org.lesionlens.analysis.ContentHash;
import org.lesionlens.analysis.LesionCall;
import org.lesionlens.cases.Lesion;

/** Hears what becomes of each lesion of a set, on the thread that scores it. */
public interface ScoreListener {

    /**
     * A lesion whose score is in the store.
     *
     * @param photo hash of its photo
     * @param known true if it was there before the run, false if the network ran for its bytes
     */
    void scored(Lesion lesion, ContentHash photo, LesionCall call, boolean known);

    /**
     * A lesion that could not be scored.
     *
     * @param reason for a person to read
     */
    void failed(Lesion lesion, String reason);
}
