package org.lesionlens.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.scoring.Gate;
import org.lesionlens.scoring.ScoreListener;
import org.lesionlens.scoring.ScoreRun;
import org.lesionlens.store.PhotoPrediction;
import org.lesionlens.store.ResultLookup;
import org.lesionlens.store.ResultStore;

/** Finds out what a model says of the lesions of a set: what is kept, and what is missing anew. */
final class FigureScores implements ScoreListener {

    private final List<LesionImage> images;
    private final RunReport report;
    private final ModelOutput output;
    private final Map<Integer, Progress> found = new HashMap<>();
    private List<Integer> missing = List.of();
    private int next;

    private FigureScores(List<LesionImage> images, ModelOutput output, RunReport report) {
        this.images = images;
        this.output = output;
        this.report = report;
    }

    /**
     * The set with what is known of the wanted lesions.
     *
     * @param wanted by index in the set
     * @param report told of what the network was asked and what failed
     * @throws InterruptedException if the calling thread is interrupted; what is done is kept
     */
    static Review of(
            List<LesionImage> images,
            IntPredicate wanted,
            Analyzer analyzer,
            Classifier classifier,
            ResultStore store,
            RunReport report)
            throws InterruptedException {
        var scores = new FigureScores(images, classifier.card().output(), report);
        scores.lookUp(wanted, classifier, store);
        new ScoreRun(analyzer, classifier, store, new Gate(), scores)
                .run(scores.missing.stream().map(images::get).toList(), images);
        return Review.of(images).with(scores.found);
    }

    /** A network that takes more than photos knows its results by that, too: the run finds them. */
    private void lookUp(IntPredicate wanted, Classifier classifier, ResultStore store)
            throws InterruptedException {
        List<Integer> indices = IntStream.range(0, images.size()).filter(wanted).boxed().toList();
        if (classifier.card().takesFacts()) {
            missing = indices;
            return;
        }
        List<Optional<PhotoPrediction>> known =
                new ResultLookup(classifier.key(), store)
                        .byStamps(indices.stream().map(i -> images.get(i).file()).toList());
        List<Integer> unknown = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            int index = indices.get(i);
            known.get(i)
                    .ifPresentOrElse(
                            prediction -> {
                                keep(index, prediction);
                                report.known();
                            },
                            () -> unknown.add(index));
        }
        missing = List.copyOf(unknown);
    }

    private void keep(int index, PhotoPrediction prediction) {
        found.put(index, new Progress.Scored(CasePrediction.of(prediction, output)));
    }

    @Override
    public void scored(LesionImage lesion, PhotoPrediction prediction, boolean known) {
        keep(missing.get(next++), prediction);
        if (known) {
            report.known();
        } else {
            report.done();
        }
    }

    @Override
    public void failed(LesionImage lesion, String reason) {
        found.put(missing.get(next++), new Progress.Failed(reason));
        report.failed(lesion.file(), reason);
    }
}
