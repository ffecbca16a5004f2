package org.lesionlens.spark;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.scoring.PictureSteps;
import org.lesionlens.scoring.ScoreRun;
import org.lesionlens.scoring.ScoreRun.Answer;
import org.lesionlens.scoring.ScoreRun.Ready;
import org.lesionlens.scoring.ScoreRun.Seen;

/**
 * The steps of a run, before which photos are brought here, and after which they are explained;
 * tells how long each took.
 *
 * @param found gets the maps of each photo
 */
record TaskSteps(
        ScoreRun run,
        TaskPhotos photos,
        TaskMaps maps,
        Map<LesionImage, List<EvidenceMap>> found,
        Stages.Clock clock)
        implements PictureSteps<LesionImage, Ready, Seen, Answer> {

    @Override
    public Ready prepare(LesionImage picture)
            throws IOException, ImageDecodeException, MissingFactException {
        long start = System.nanoTime();
        try {
            photos.bring(picture);
        } finally {
            start = count(clock.fetch, start);
        }
        try {
            return run.prepare(picture);
        } finally {
            count(clock.decode, start);
        }
    }

    @Override
    public int together() {
        return run.together();
    }

    @Override
    public List<Seen> ask(List<Ready> prepared)
            throws ClassificationException, InterruptedException {
        long start = System.nanoTime();
        try {
            return run.ask(prepared);
        } finally {
            count(clock.network, start);
        }
    }

    @Override
    public Seen ask(Ready prepared) throws ClassificationException, InterruptedException {
        long start = System.nanoTime();
        try {
            return run.ask(prepared);
        } finally {
            count(clock.network, start);
        }
    }

    @Override
    public Answer finish(LesionImage picture, Seen answer)
            throws IOException,
                    ImageDecodeException,
                    ClassificationException,
                    MissingFactException,
                    InterruptedException {
        long start = System.nanoTime();
        try {
            found.put(picture, maps.of(picture, answer));
        } finally {
            start = count(clock.explain, start);
        }
        try {
            return run.finish(picture, answer);
        } finally {
            count(clock.finish, start);
        }
    }

    @Override
    public void done(LesionImage picture, Answer result) {
        run.done(picture, result);
    }

    @Override
    public void failed(LesionImage picture, Throwable cause) {
        run.failed(picture, cause);
    }

    private static long count(AtomicLong stage, long start) {
        long now = System.nanoTime();
        stage.addAndGet(now - start);
        return now;
    }
}
