package org.lesionlens.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.figure.FigureModel;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.PairPictures;
import org.lesionlens.figure.SeriesFigure;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.plots.Numbers;
import org.lesionlens.plots.SeriesPlot;
import org.lesionlens.review.ProbabilityText;
import org.lesionlens.review.Progress;
import org.lesionlens.review.ReviewCase;

/**
 * A training as drawings.
 *
 * @param pictures of each checkpoint's photos
 * @param style how heat is drawn
 * @param names of lesions
 */
record TrainingFigures(
        TrainingHistory history,
        Map<Checkpoint, List<PairPictures>> pictures,
        OverlayStyle style,
        FigureNames names) {

    private static final String CHECKPOINT = "checkpoint";

    /** The area under the ROC curve over checkpoints. */
    Drawing area() {
        SampleArea last = last().area();
        return new SeriesPlot(
                "Area under the ROC curve",
                "%s, over %s and %s of the set"
                        .formatted(
                                last().card().output().positive(),
                                Numbers.counted(last.positives(), "positive photo"),
                                Numbers.counted(last.negatives(), "negative one")),
                CHECKPOINT,
                "area",
                0,
                labels(),
                history.results().stream().map(one -> one.area().auc()).toList());
    }

    /** How alike maps are to those of the checkpoint before. */
    Drawing change() {
        return new SeriesPlot(
                "Maps beside those of the checkpoint before",
                "Spearman's rank correlation, mean of "
                        + Numbers.counted(last().photos().size(), "photo"),
                CHECKPOINT,
                "rank correlation",
                -1,
                labels(),
                IntStream.range(0, history.results().size())
                        .mapToObj(history::meanChange)
                        .toList());
    }

    private List<String> labels() {
        return IntStream.range(0, history.results().size()).mapToObj(history::label).toList();
    }

    private CheckpointResult last() {
        return history.results().getLast();
    }

    /**
     * A photo's heat over checkpoints.
     *
     * @param photo its place among those that have a strip
     */
    Drawing strip(int photo) {
        ReviewCase shown = last().photos().get(photo);
        var model = FigureModel.of(last().card(), last().model(), last().photos());
        List<SeriesFigure.Cell> cells = new ArrayList<>();
        for (int i = 0; i < history.results().size(); i++) {
            CheckpointResult one = history.results().get(i);
            cells.add(
                    new SeriesFigure.Cell(
                            history.label(i),
                            pictures.getOrDefault(one.checkpoint(), List.of()).get(photo),
                            words(one.photos().get(photo), history.changes(i).get(photo))));
        }
        String truth =
                shown.truth().isKnown()
                        ? (shown.truth().isPositive() ? "" : "not ") + model.positive()
                        : "not known";
        return new SeriesFigure(
                names.lesion(shown),
                "Truth: %s. The photo, and its heat by each checkpoint.".formatted(truth),
                cells,
                style,
                "p: probability of %s. \u03c1: Spearman's rank correlation of the map with that of the checkpoint before. Grad-CAM for %s; shown from %d\u00a0%% of the highest, %s. Model: %s. Research use only, not for diagnosis."
                        .formatted(
                                model.positive(),
                                model.explained(),
                                Math.round(100 * style.threshold()),
                                style.inWords(),
                                model.name()));
    }

    private static List<String> words(ReviewCase photo, OptionalDouble change) {
        if (photo.progress() instanceof Progress.Failed(String reason)) {
            return List.of(reason);
        }
        List<String> words = new ArrayList<>();
        photo.probability().ifPresent(p -> words.add("p\u00a0=\u00a0" + ProbabilityText.of(p)));
        change.ifPresent(
                rho -> words.add("\u03c1\u00a0=\u00a0" + Numbers.two(rho).replace('-', '\u2212')));
        if (photo.isEmptyMap()) {
            words.add("no positive evidence");
        }
        return words;
    }
}
