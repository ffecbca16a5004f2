package org.lesionlens.scoring;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.analysis.ClassificationException;

/**
 * What is done with each picture of a {@link PictureRun}.
 *
 * @param <I> a picture
 * @param <P> a picture that is ready for the network
 * @param <N> what leaves the network
 * @param <R> what is reported
 */
public interface PictureSteps<I, P, N, R> {

    /** Does what needs no network; on a thread of its own, some pictures ahead. */
    P prepare(I picture) throws Exception;

    /** How many pictures at most the network is asked of together, at least 1. */
    default int together() {
        return 1;
    }

    /** Asks the network of several pictures together; on the thread that runs. */
    default List<N> ask(List<P> prepared) throws ClassificationException, InterruptedException {
        List<N> answers = new ArrayList<>();
        for (P one : prepared) {
            answers.add(ask(one));
        }
        return answers;
    }

    /** Asks the network; on the thread that runs. */
    N ask(P prepared) throws ClassificationException, InterruptedException;

    /** Writes what is to be written; on a thread of its own, some pictures behind. */
    R finish(I picture, N answer) throws Exception;

    /** Tells of a picture that is done; on the thread that runs. */
    void done(I picture, R result);

    /** Tells of a picture that failed in any step; on the thread that runs. */
    void failed(I picture, Throwable cause);
}
