package org.lesionlens.training;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lesionlens.cases.Truth;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.export.CsvTable;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.review.Progress;
import org.lesionlens.review.ReviewCase;

/** A training as tables: one row a checkpoint, and one row a photo of each. */
final class TrainingTables {

    /** Of the table of checkpoints. */
    static final List<String> CHECKPOINTS =
            List.of(
                    "checkpoint",
                    "number",
                    "modified",
                    "looked_for",
                    "roc_auc",
                    "positives",
                    "negatives",
                    "rank_correlation",
                    "failed",
                    "model_sha256");

    /** Of the table of photos. */
    static final List<String> PHOTOS =
            List.of(
                    "checkpoint",
                    "number",
                    "image",
                    "lesion",
                    "looked_for",
                    "truth",
                    "probability",
                    "rank_correlation",
                    "map_max",
                    "empty",
                    "error");

    private final TrainingHistory history;

    TrainingTables(TrainingHistory history) {
        this.history = history;
    }

    /**
     * Writes a row for each checkpoint.
     *
     * @throws IOException if the stream fails
     */
    void checkpoints(OutputStream out) throws IOException {
        var table = new CsvTable(out, CHECKPOINTS);
        for (int i = 0; i < history.results().size(); i++) {
            CheckpointResult one = history.results().get(i);
            table.add(
                    List.of(
                            one.checkpoint().name(),
                            number(one),
                            one.checkpoint().modified().toString(),
                            one.card().output().positive(),
                            text(one.area().auc()),
                            String.valueOf(one.area().positives()),
                            String.valueOf(one.area().negatives()),
                            text(history.meanChange(i)),
                            String.valueOf(one.failed()),
                            one.model().hex()));
        }
        table.finish();
    }

    /**
     * Writes a row for each photo that has a strip, checkpoint by checkpoint.
     *
     * @param names of lesions in figures
     * @throws IOException if the stream fails
     */
    void photos(FigureNames names, OutputStream out) throws IOException {
        var table = new CsvTable(out, PHOTOS);
        for (int i = 0; i < history.results().size(); i++) {
            CheckpointResult one = history.results().get(i);
            List<OptionalDouble> changes = history.changes(i);
            for (int k = 0; k < one.photos().size(); k++) {
                ReviewCase photo = one.photos().get(k);
                Optional<SignedMap> map = photo.map();
                table.add(
                        List.of(
                                one.checkpoint().name(),
                                number(one),
                                photo.image().name(),
                                names.lesion(photo),
                                one.card().output().positive(),
                                truth(photo.truth()),
                                text(photo.probability()),
                                text(changes.get(k)),
                                map.map(seen -> String.valueOf(seen.positive().maximum()))
                                        .orElse(""),
                                map.map(_ -> String.valueOf(photo.isEmptyMap())).orElse(""),
                                photo.progress() instanceof Progress.Failed(String reason)
                                        ? reason
                                        : ""));
            }
        }
        table.finish();
    }

    private static String number(CheckpointResult one) {
        return one.checkpoint().number().stream().mapToObj(Long::toString).findFirst().orElse("");
    }

    private static String truth(Truth truth) {
        return truth.isKnown() ? truth.name().toLowerCase(Locale.ROOT) : "";
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? String.valueOf(number.getAsDouble()) : "";
    }
}
