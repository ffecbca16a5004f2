package org.lesionlens.training;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.GivenInputs;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.scoring.Gate;
import org.lesionlens.scoring.ScoreListener;
import org.lesionlens.scoring.ScoreRun;
import org.lesionlens.scoring.SetFacts;
import org.lesionlens.store.PhotoHashes;
import org.lesionlens.store.PhotoPrediction;
import org.lesionlens.store.PhotoResult;
import org.lesionlens.store.ResultStore;

/** Finds out what checkpoints say of the watched photos; what is kept is not asked again. */
final class CheckpointScores {

    private final Analyzer analyzer;
    private final ResultStore store;
    private final PhotoHashes hashes;
    private final WatchedPhotos watched;

    CheckpointScores(Analyzer analyzer, ResultStore store, WatchedPhotos watched) {
        this.analyzer = analyzer;
        this.store = store;
        this.hashes = new PhotoHashes(store);
        this.watched = watched;
    }

    /** Hears how far a checkpoint is with the photos. */
    interface Steps {
        void done(int photos, int of);
    }

    /**
     * Asks the network about all photos that the store does not know.
     *
     * @throws InterruptedException if the calling thread is interrupted; what is done is kept
     */
    CheckpointResult ask(Checkpoint checkpoint, Classifier classifier, Steps steps)
            throws InterruptedException {
        ModelCard card = classifier.card();
        List<LesionImage> judged = watched.judged(card);
        List<Integer> places = watched.asked(judged);
        var answers = new Answers(places, card, steps);
        new ScoreRun(analyzer, classifier, store, new Gate(), answers)
                .run(places.stream().map(judged::get).toList(), judged);
        return result(checkpoint, classifier.key(), card, judged, answers.found);
    }

    /**
     * What the store knows of a checkpoint that need not be there any more.
     *
     * @param model stands for the file with its card
     * @return none if one of the photos is missing
     */
    Optional<CheckpointResult> kept(Checkpoint checkpoint, ContentHash model, ModelCard card)
            throws IOException {
        List<LesionImage> judged = watched.judged(card);
        var facts = new SetFacts(judged, card);
        Map<Integer, Progress> found = new HashMap<>();
        for (int place : watched.asked(judged)) {
            LesionImage lesion = judged.get(place);
            Optional<PhotoPrediction> known = known(lesion, facts, model, card);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            found.put(place, scored(known.get(), card));
        }
        return Optional.of(result(checkpoint, model, card, judged, found));
    }

    private Optional<PhotoPrediction> known(
            LesionImage lesion, SetFacts facts, ContentHash model, ModelCard card)
            throws IOException {
        try {
            ContentHash photo = hashes.of(lesion.file());
            ContentHash key = GivenInputs.of(card, facts.of(lesion)).key(photo);
            return store.find(key, model)
                    .map(PhotoResult::prediction)
                    .map(prediction -> new PhotoPrediction(photo, key, prediction));
        } catch (MissingFactException e) {
            return Optional.empty(); // the network, once asked, tells what is missing
        }
    }

    private static Progress scored(PhotoPrediction prediction, ModelCard card) {
        return new Progress.Scored(CasePrediction.of(prediction, card.output()));
    }

    private CheckpointResult result(
            Checkpoint checkpoint,
            ContentHash model,
            ModelCard card,
            List<LesionImage> judged,
            Map<Integer, Progress> found) {
        List<ReviewCase> cases = Review.of(judged).with(found).cases();
        return new CheckpointResult(
                checkpoint,
                model,
                card,
                watched.shown(judged).stream().map(cases::get).toList(),
                SampleArea.of(watched.measured(judged).stream().map(cases::get).toList()),
                (int) found.values().stream().filter(Progress.Failed.class::isInstance).count());
    }

    /** Gathers the answers, which come in the order of the questions. */
    private static final class Answers implements ScoreListener {

        private final List<Integer> places;
        private final ModelCard card;
        private final Steps steps;
        private final Map<Integer, Progress> found = new HashMap<>();

        Answers(List<Integer> places, ModelCard card, Steps steps) {
            this.places = places;
            this.card = card;
            this.steps = steps;
        }

        @Override
        public void scored(LesionImage lesion, PhotoPrediction prediction, boolean known) {
            add(CheckpointScores.scored(prediction, card));
        }

        @Override
        public void failed(LesionImage lesion, String reason) {
            add(new Progress.Failed(reason));
        }

        private void add(Progress progress) {
            found.put(places.get(found.size()), progress);
            steps.done(found.size(), places.size());
        }
    }
}
