package org.lesionlens.training;

/** Hears how a training goes, on the thread that watches it. */
public interface WatchListener {

    /** How far a checkpoint is with the photos. */
    void asking(Checkpoint checkpoint, int photos, int of);

    /**
     * There is something new.
     *
     * @param history all that is known now
     */
    void seen(TrainingHistory history);

    /**
     * A checkpoint that cannot be explained; it is not tried again unless it changes.
     *
     * @param reason a sentence for a person to read
     */
    void failed(Checkpoint checkpoint, String reason);

    /**
     * What of a checkpoint is not as in its file, or may be wrong with its card.
     *
     * @param sentence for a person to read
     */
    void doubted(Checkpoint checkpoint, String sentence);

    /** A sentence about the folder, or about what is kept. */
    void told(String sentence);
}
