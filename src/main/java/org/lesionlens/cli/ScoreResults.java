package org.lesionlens.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.evaluation.TurnedRound;
import org.lesionlens.export.ResultRow;
import org.lesionlens.files.ContentHash;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.scoring.ScoreListener;
import org.lesionlens.store.PhotoPrediction;

/** Gathers what becomes of a set for its table, and reports it. */
final class ScoreResults implements ScoreListener {

    private final RunReport report;
    private final ModelOutput output;
    private final List<Double> probabilities = new ArrayList<>();
    private final List<Boolean> truths = new ArrayList<>();
    private final List<ResultRow> results = new ArrayList<>();

    /**
     * @param output what the logits mean
     */
    ScoreResults(RunReport report, ModelOutput output) {
        this.report = report;
        this.output = output;
    }

    @Override
    public void scored(LesionImage lesion, PhotoPrediction prediction, boolean known) {
        List<Double> all = output.probabilities(prediction.prediction().logits());
        double positive = all.get(output.positiveIndex());
        results.add(ResultRow.scored(lesion, prediction, positive));
        if (lesion.truth().isKnown()) {
            probabilities.add(positive);
            truths.add(lesion.truth().isPositive());
        }
        if (known) {
            report.known();
        } else {
            report.done();
        }
    }

    @Override
    public void failed(LesionImage lesion, String reason) {
        results.add(ResultRow.failed(lesion, reason));
        report.failed(lesion.file(), reason);
    }

    /** What is to be said of a model that is wrong more often than a coin. */
    Optional<String> doubt() {
        return TurnedRound.of(new Scores(probabilities, truths))
                .map(found -> doubt(found, output.positive()));
    }

    /**
     * The same in words.
     *
     * @param positive the class that is looked for
     */
    static String doubt(TurnedRound found, String positive) {
        String chance =
                found.mayBeChance()
                        ? ", which may be chance of %d positive and %d negative"
                                .formatted(found.positives(), found.negatives())
                        : "";
        return String.format(
                Locale.ROOT,
                "the area under the ROC curve is %.2f%s: is the class '%s' turned round, in what"
                        + " the probabilities are of or in the labels?",
                found.area(),
                chance,
                positive);
    }

    /**
     * What has become of the lesions so far, in the set's order.
     *
     * @param marks what a person says of photos, by their hashes
     */
    List<ResultRow> all(Map<ContentHash, PhotoMarks> marks) {
        return results.stream()
                .map(row ->
                        row.marked(
                                row.photo()
                                        .map(photo -> marks.getOrDefault(photo, PhotoMarks.NONE))
                                        .orElse(PhotoMarks.NONE)))
                .toList();
    }
}
