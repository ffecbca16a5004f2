package org.lesionlens.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.GivenInputs;
import org.lesionlens.analysis.KnownFacts;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.analysis.ScoredInput;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.store.PhotoHashes;
import org.lesionlens.store.PhotoPrediction;
import org.lesionlens.store.PhotoResult;
import org.lesionlens.store.ResultStore;

/** Brings the scores of many lesions into the store; those that are there do not run again. */
public final class ScoreRun
        implements PictureSteps<LesionImage, ScoreRun.Ready, ScoreRun.Seen, ScoreRun.Answer> {

    private static final int DECODERS = 2;
    private static final int MOST_DECODERS = 8; // for a network that is asked of many together
    private static final int UNDERWAY = 8; // more than have been looked up and are not saved yet

    private final Analyzer analyzer;
    private final Classifier classifier;
    private final ContentHash model;
    private final ResultStore store;
    private final PhotoHashes hashes;
    private final Gate gate;
    private final ScoreListener listener;
    private final int together;
    private SetFacts facts;
    private final Set<ContentHash> mine = new HashSet<>(); // that the network ran for
    private final Map<ContentHash, Trace> newest = new LinkedHashMap<>();

    /**
     * @param gate is passed before each photo is given to the network
     */
    public ScoreRun(
            Analyzer analyzer,
            Classifier classifier,
            ResultStore store,
            Gate gate,
            ScoreListener listener) {
        this(analyzer, classifier, store, gate, listener, classifier.together());
    }

    /**
     * @param together how many photos at most the network is asked of together
     */
    public ScoreRun(
            Analyzer analyzer,
            Classifier classifier,
            ResultStore store,
            Gate gate,
            ScoreListener listener,
            int together) {
        this.analyzer = analyzer;
        this.classifier = classifier;
        this.model = classifier.key();
        this.store = store;
        this.hashes = new PhotoHashes(store);
        this.gate = gate;
        this.listener = listener;
        this.together = classifier.card().takesFacts() ? 1 : together; // each lesion has its own
        this.facts = new SetFacts(List.of(), classifier.card());
    }

    /**
     * A photo's score if it is known, else what the network is to see of it.
     *
     * @param photo hash of its bytes
     * @param key of that, and of what else the network takes of the lesion
     * @param asked the network, given that
     */
    public record Ready(
            ContentHash photo,
            ContentHash key,
            Optional<PhotoResult> known,
            Optional<ImageTensor> input,
            Classifier asked) {}

    /** What the network left behind, from which the score follows without it. */
    public record Trace(List<Double> logits, ClassEvidence evidence) {

        private static Trace of(ScoredInput scored) {
            return new Trace(scored.logits(), scored.evidence());
        }

        private PhotoResult score() {
            return PhotoResult.of(logits, evidence);
        }
    }

    /**
     * A photo's score if the store knows it, else what the network left behind.
     *
     * @param isBefore true if the score was known before the run began
     */
    public record Seen(
            ContentHash photo,
            ContentHash key,
            Optional<PhotoResult> known,
            Optional<Trace> trace,
            boolean isBefore) {}

    /** A photo's score, and whether it was known before the run began. */
    public record Answer(ContentHash photo, ContentHash key, PhotoResult score, boolean known) {}

    /**
     * Scores all lesions and tells of each, in their order.
     *
     * @throws InterruptedException if the calling thread is interrupted; what has left the network
     *     by then is in the store, everything else is dropped
     */
    public void run(List<LesionImage> lesions) throws InterruptedException {
        run(lesions, lesions);
    }

    /**
     * The same of some lesions of a set.
     *
     * @param all of the set: some networks take how many photos there are of a patient
     */
    public void run(List<LesionImage> lesions, List<LesionImage> all) throws InterruptedException {
        run(lesions, all, this);
    }

    /**
     * The same by steps that do more than these, such as bringing photos from elsewhere.
     *
     * @param steps that ask this run's own
     */
    public void run(
            List<LesionImage> lesions,
            List<LesionImage> all,
            PictureSteps<LesionImage, Ready, Seen, Answer> steps)
            throws InterruptedException {
        facts = new SetFacts(all, classifier.card());
        new PictureRun<>(steps, decoders()).run(lesions);
    }

    /** A card is faster than two threads decode. */
    private int decoders() {
        int processors = Runtime.getRuntime().availableProcessors();
        return together == 1 ? DECODERS : Math.clamp(processors / 2, DECODERS, MOST_DECODERS);
    }

    @Override
    public int together() {
        return together;
    }

    @Override
    public Ready prepare(LesionImage lesion)
            throws IOException, ImageDecodeException, MissingFactException {
        KnownFacts known = facts.of(lesion);
        Classifier asked = classifier.given(known);
        ContentHash photo = hashes.of(lesion.file());
        ContentHash key = GivenInputs.of(classifier.card(), known).key(photo);
        Optional<PhotoResult> score = store.find(key, model);
        return new Ready(
                photo,
                key,
                score,
                score.isPresent()
                        ? Optional.empty()
                        : Optional.of(analyzer.input(lesion.file(), classifier.card().input())),
                asked);
    }

    /** Those that need the network first, each once; they are found then. */
    @Override
    public List<Seen> ask(List<Ready> group) throws ClassificationException, InterruptedException {
        Map<ContentHash, ImageTensor> fresh = new LinkedHashMap<>();
        for (Ready ready : group) {
            if (ready.known().isEmpty() && !newest.containsKey(ready.key())) {
                fresh.put(ready.key(), ready.input().orElseThrow());
            }
        }
        if (!fresh.isEmpty()) {
            gate.pass();
            int positive = classifier.card().output().positiveIndex();
            Iterator<ScoredInput> scored =
                    classifier.scored(List.copyOf(fresh.values()), positive).iterator();
            fresh.keySet().forEach(key -> remember(key, Trace.of(scored.next())));
        }
        List<Seen> seen = new ArrayList<>();
        for (Ready ready : group) {
            seen.add(ask(ready));
        }
        return seen;
    }

    /** Only what needs the network: it shall not wait for anything else. */
    @Override
    public Seen ask(Ready ready) throws ClassificationException, InterruptedException {
        ContentHash key = ready.key();
        if (ready.known().isPresent()) {
            return new Seen(
                    ready.photo(), key, ready.known(), Optional.empty(), !mine.contains(key));
        }
        Trace twin = newest.get(key); // of a file of the same bytes, just before
        Trace trace = twin == null ? run(key, ready) : twin;
        return new Seen(ready.photo(), key, Optional.empty(), Optional.of(trace), false);
    }

    private Trace run(ContentHash key, Ready ready)
            throws ClassificationException, InterruptedException {
        gate.pass();
        ForwardPass pass = ready.asked().forward(ready.input().orElseThrow());
        int positive = classifier.card().output().positiveIndex();
        var trace = new Trace(pass.logits(), classifier.evidence(pass, positive));
        remember(key, trace);
        return trace;
    }

    private void remember(ContentHash key, Trace trace) {
        mine.add(key);
        newest.put(key, trace);
        if (newest.size() > UNDERWAY * together) {
            newest.remove(newest.keySet().iterator().next());
        }
    }

    @Override
    public Answer finish(LesionImage lesion, Seen seen) throws IOException {
        PhotoResult score = seen.known().orElseGet(() -> seen.trace().orElseThrow().score());
        if (seen.known().isEmpty()) {
            store.save(seen.key(), model, score);
        }
        return new Answer(seen.photo(), seen.key(), score, seen.isBefore());
    }

    @Override
    public void done(LesionImage lesion, Answer answer) {
        listener.scored(
                lesion,
                new PhotoPrediction(answer.photo(), answer.key(), answer.score().prediction()),
                answer.known());
    }

    @Override
    public void failed(LesionImage lesion, Throwable cause) {
        listener.failed(lesion, FailureWords.of(lesion.file(), cause));
    }
}
