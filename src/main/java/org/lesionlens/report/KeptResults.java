package org.lesionlens.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.cases.Diagnosis;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.files.ContentHash;
import org.lesionlens.plots.MeasuredSet.ReaderPoint;
import org.lesionlens.reading.Reader;
import org.lesionlens.reading.Reading;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.store.PhotoResult;
import org.lesionlens.store.Readings;
import org.lesionlens.store.ResultStore;

/**
 * What is kept of a set's photos beside what a model calls them.
 *
 * @param model whose results are wanted, as {@code Classifier.key} has it
 */
public record KeptResults(ResultStore store, ContentHash model) {

    private static final double HALF = 0.5; // between a reader's two calls

    /**
     * What compares a lesion with others.
     *
     * @throws IOException if the store cannot be read
     */
    public Optional<float[]> features(ReviewCase one) throws IOException {
        Optional<CasePrediction> prediction = one.prediction();
        return prediction.isEmpty()
                ? Optional.empty()
                : store.find(prediction.get().key(), model).map(PhotoResult::features);
    }

    /**
     * The people who have called lesions of a set blindly, positive and negative ones.
     *
     * @param sought name of the class that is looked for
     * @param named true for their names, else they are numbered
     * @throws IOException if the store cannot be read
     */
    List<ReaderPoint> readers(Review review, String sought, boolean named) throws IOException {
        Diagnosis diagnosis = PositiveClass.named(sought).diagnosis();
        String looked = diagnosis == null ? sought : diagnosis.name();
        List<ReaderPoint> points = new ArrayList<>();
        var readings = new Readings(store);
        for (Reader reader : readings.readers()) {
            if (reader.sought().equals(looked)) {
                Map<ContentHash, Reading> said = new HashMap<>();
                readings.of(reader).forEach(one -> said.put(one.photo(), one));
                String name = named ? reader.name() : "reader " + (points.size() + 1);
                point(name, said, review).ifPresent(points::add);
            }
        }
        return points;
    }

    private static Optional<ReaderPoint> point(
            String name, Map<ContentHash, Reading> said, Review review) {
        List<Double> scores = new ArrayList<>();
        List<Boolean> truths = new ArrayList<>();
        for (ReviewCase one : review.judged()) {
            one.prediction()
                    .map(prediction -> said.get(prediction.photo()))
                    .filter(Reading::isBlind)
                    .flatMap(Reading::score)
                    .ifPresent(score -> {
                        scores.add(score);
                        truths.add(one.truth().isPositive());
                    });
        }
        Confusion counts = new Scores(scores, truths).at(HALF);
        return counts.sensitivity()
                .flatMap(found ->
                        counts.specificity()
                                .map(spared ->
                                        new ReaderPoint(name, found.value(), spared.value())));
    }
}
