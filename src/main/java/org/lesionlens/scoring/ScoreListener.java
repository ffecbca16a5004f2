package org.lesionlens.scoring;

import org.lesionlens.cases.LesionImage;
import org.lesionlens.store.PhotoPrediction;

/** Hears what becomes of each lesion of a set, on the thread that scores it. */
public interface ScoreListener {

    /**
     * A lesion whose score is in the store.
     *
     * @param known true if it was there before the run, false if the network ran for its bytes
     */
    void scored(LesionImage lesion, PhotoPrediction prediction, boolean known);

    /**
     * A lesion that could not be scored.
     *
     * @param reason for a person to read
     */
    void failed(LesionImage lesion, String reason);
}
