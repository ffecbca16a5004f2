package org.lesionlens.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ContentHash;
import org.lesionlens.analysis.LesionScore;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.analysis.ResultStore;
import org.lesionlens.cases.Lesion;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.image.ImageDecodeException;

/** Brings the scores of many lesions into the store; those that are there do not run again. */
final class ScoreRun
        implements PictureSteps<Lesion, ScoreRun.Ready, ScoreRun.Answer, ScoreRun.Answer> {

    private static final int DECODERS = 2;

    private final Analyzer analyzer;
    private final Classifier classifier;
    private final ContentHash model;
    private final ResultStore store;
    private final RunReport report;
    private final List<ScoredLesion> scored = new ArrayList<>();

    /**
     * @param model hash of the file that {@code classifier} was loaded from
     */
    ScoreRun(
            Analyzer analyzer,
            Classifier classifier,
            ContentHash model,
            ResultStore store,
            RunReport report) {
        this.analyzer = analyzer;
        this.classifier = classifier;
        this.model = model;
        this.store = store;
        this.report = report;
    }

    /** A photo that is ready for the network, or nothing where its score is known. */
    record Ready(ContentHash hash, Optional<PreparedPhoto> photo) {}

    /** A new score, or nothing where it is known. */
    record Answer(ContentHash hash, Optional<LesionScore> score) {}

    /**
     * Scores all lesions and reports each, in their order.
     *
     * @throws InterruptedException if the calling thread is interrupted; what has left the network
     *     by then is in the store, everything else is dropped
     */
    void run(List<Lesion> lesions) throws InterruptedException {
        new PictureRun<>(this, DECODERS).run(lesions);
    }

    /** What is in the store by now, in the lesions' order. */
    List<ScoredLesion> scored() {
        return List.copyOf(scored);
    }

    @Override
    public Ready prepare(Lesion lesion) throws IOException, ImageDecodeException {
        ContentHash hash = ContentHash.of(lesion.file());
        if (store.find(hash, model).isPresent()) {
            return new Ready(hash, Optional.empty());
        }
        return new Ready(
                hash, Optional.of(analyzer.prepare(lesion.file(), classifier.card().input())));
    }

    @Override
    public Answer ask(Ready ready) throws ClassificationException, InterruptedException {
        if (ready.photo().isEmpty()) {
            return new Answer(ready.hash(), Optional.empty());
        }
        int positive = classifier.card().output().positiveIndex();
        return new Answer(
                ready.hash(),
                Optional.of(
                        LesionScore.of(
                                analyzer.analyze(
                                        ready.photo().get(),
                                        classifier,
                                        positive,
                                        CamMethod.GRAD_CAM))));
    }

    @Override
    public Answer finish(Lesion lesion, Answer answer) throws IOException {
        if (answer.score().isPresent()) {
            store.save(answer.hash(), model, answer.score().get());
        }
        return answer;
    }

    @Override
    public void done(Lesion lesion, Answer answer) {
        scored.add(new ScoredLesion(lesion, answer.hash()));
        if (answer.score().isPresent()) {
            report.done();
        } else {
            report.known();
        }
    }

    @Override
    public void failed(Lesion lesion, Throwable cause) {
        report.failed(lesion.file(), cause);
    }
}
