package org.lesionlens.scoring;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ContentHash;
import org.lesionlens.analysis.LesionScore;
import org.lesionlens.analysis.PhotoCall;
import org.lesionlens.analysis.PhotoHashes;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.analysis.ResultStore;
import org.lesionlens.cases.Lesion;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.image.ImageDecodeException;

/** Brings the scores of many lesions into the store; those that are there do not run again. */
public final class ScoreRun
        implements PictureSteps<Lesion, ScoreRun.Ready, ScoreRun.Answer, ScoreRun.Answer> {

    private static final int DECODERS = 2;
    private static final int UNDERWAY = 16; // more than are between network and store

    private final Analyzer analyzer;
    private final Classifier classifier;
    private final ContentHash model;
    private final ResultStore store;
    private final PhotoHashes hashes;
    private final Gate gate;
    private final ScoreListener listener;
    private final Set<ContentHash> mine = new HashSet<>(); // that the network ran for
    private final Map<ContentHash, LesionScore> newest = new LinkedHashMap<>();

    /**
     * @param model hash of the file that {@code classifier} was loaded from
     * @param gate is passed before each photo is given to the network
     */
    public ScoreRun(
            Analyzer analyzer,
            Classifier classifier,
            ContentHash model,
            ResultStore store,
            Gate gate,
            ScoreListener listener) {
        this.analyzer = analyzer;
        this.classifier = classifier;
        this.model = model;
        this.store = store;
        this.hashes = new PhotoHashes(store);
        this.gate = gate;
        this.listener = listener;
    }

    /** A photo's score if it is known, else the photo, ready for the network. */
    public record Ready(
            ContentHash hash, Optional<LesionScore> known, Optional<PreparedPhoto> photo) {}

    /** A photo's score, and whether it was known before the run began. */
    public record Answer(ContentHash hash, LesionScore score, boolean known) {}

    /**
     * Scores all lesions and tells of each, in their order.
     *
     * @throws InterruptedException if the calling thread is interrupted; what has left the network
     *     by then is in the store, everything else is dropped
     */
    public void run(List<Lesion> lesions) throws InterruptedException {
        new PictureRun<>(this, DECODERS).run(lesions);
    }

    @Override
    public Ready prepare(Lesion lesion) throws IOException, ImageDecodeException {
        ContentHash hash = hashes.of(lesion.file());
        Optional<LesionScore> known = store.find(hash, model);
        return new Ready(
                hash,
                known,
                known.isPresent()
                        ? Optional.empty()
                        : Optional.of(analyzer.prepare(lesion.file(), classifier.card().input())));
    }

    @Override
    public Answer ask(Ready ready) throws ClassificationException, InterruptedException {
        if (ready.known().isPresent()) {
            return new Answer(ready.hash(), ready.known().get(), !mine.contains(ready.hash()));
        }
        LesionScore twin = newest.get(ready.hash()); // of a file of the same bytes, just before
        return new Answer(ready.hash(), twin == null ? score(ready) : twin, false);
    }

    private LesionScore score(Ready ready) throws ClassificationException, InterruptedException {
        gate.pass();
        int positive = classifier.card().output().positiveIndex();
        LesionScore score =
                LesionScore.of(
                        analyzer.analyze(
                                ready.photo().orElseThrow(),
                                classifier,
                                positive,
                                CamMethod.GRAD_CAM));
        mine.add(ready.hash());
        newest.put(ready.hash(), score);
        if (newest.size() > UNDERWAY) {
            newest.remove(newest.keySet().iterator().next());
        }
        return score;
    }

    @Override
    public Answer finish(Lesion lesion, Answer answer) throws IOException {
        if (!answer.known()) {
            store.save(answer.hash(), model, answer.score());
        }
        return answer;
    }

    @Override
    public void done(Lesion lesion, Answer answer) {
        listener.scored(
                lesion, new PhotoCall(answer.hash(), answer.score().call()), answer.known());
    }

    @Override
    public void failed(Lesion lesion, Throwable cause) {
        listener.failed(lesion, FailureWords.of(lesion.file(), cause));
    }
}
