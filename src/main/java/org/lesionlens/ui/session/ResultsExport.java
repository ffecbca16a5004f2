package org.lesionlens.ui.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.export.CurvesTable;
import org.lesionlens.export.JsonText;
import org.lesionlens.export.Judgement;
import org.lesionlens.export.MaskColumns;
import org.lesionlens.export.MatrixTable;
import org.lesionlens.export.MeasureFigures;
import org.lesionlens.export.MeasuresTable;
import org.lesionlens.export.ModelAnswers;
import org.lesionlens.export.ReadingCells;
import org.lesionlens.export.ResultRow;
import org.lesionlens.export.ResultsTable;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.MaskFile;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Measures;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.scoring.InputWords;
import org.lesionlens.scoring.SetFacts;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.ui.review.ReviewViewModel;

/**
 * Writes what is known of the open set into tables: of the lesions that count, as the window judges
 * them. Belongs to the UI thread, and writes off it.
 */
public final class ResultsExport {

    private static final String JSON = ".json";

    private final ReviewViewModel review;
    private final SetViewModel set;
    private final ModelViewModel model;
    private final LazyResultStore store;
    private final ReadersViewModel readers;
    private final TableExport tables;

    ResultsExport(
            ReviewViewModel review,
            SetViewModel set,
            ModelViewModel model,
            LazyResultStore store,
            ReadersViewModel readers,
            TableExport tables) {
        this.review = review;
        this.set = set;
        this.model = model;
        this.store = store;
        this.readers = readers;
        this.tables = tables;
    }

    /** Writes a row for each photo. */
    public void writeResults(Path chosen) {
        FoundSet open = set.foundProperty().get();
        if (open != null) {
            Review counted = review.measured().getValue();
            Judgement judgement = judgement();
            ModelInUse used = model.inUseProperty().get();
            String sought = readers.sought();
            var patients = tables.patients();
            tables.writeNames(
                    chosen,
                    stream ->
                            new ResultsTable(
                                            answers(used),
                                            judgement,
                                            patients,
                                            inputs(used, open.cases()),
                                            masks(used, open.cases()),
                                            ReadingCells.of(store.get(), sought))
                                    .write(rows(counted), stream));
        }
    }

    /** What truths, threshold and probabilities are about. */
    private Judgement judgement() {
        ClassChoice classes = review.classesProperty().get();
        return new Judgement(
                classes.chosen() < 0 ? PositiveClass.MELANOMA.name() : classes.name(),
                classes.isOwn(),
                review.reviewProperty().get().source(),
                review.thresholdProperty().get());
    }

    private Optional<ModelAnswers> answers(@Nullable ModelInUse used) throws IOException {
        return used == null
                ? Optional.empty()
                : Optional.of(
                        new ModelAnswers(
                                store.get(), used.key(), used.classifier().card().output()));
    }

    private static Optional<InputWords> inputs(@Nullable ModelInUse used, CaseSet cases) {
        if (used == null) {
            return Optional.empty();
        }
        ModelCard card = used.classifier().card();
        return Optional.of(new InputWords(card, new SetFacts(cases.images(), card)));
    }

    private static Optional<MaskColumns> masks(@Nullable ModelInUse used, CaseSet cases) {
        return used == null
                ? Optional.empty()
                : Optional.of(
                        new MaskColumns(
                                new MaskFile(new ImageDecoder(DecodeLimits.STANDARD)),
                                cases.provenance().masks(),
                                used.classifier().card().input()));
    }

    private static List<ResultRow> rows(Review counted) {
        return counted.cases().stream().map(ResultsExport::row).toList();
    }

    private static ResultRow row(ReviewCase one) {
        return new ResultRow(
                one.image(),
                one.truth(),
                one.probability(),
                one.prediction().map(CasePrediction::photo),
                one.prediction().map(CasePrediction::key),
                one.progress() instanceof Progress.Failed(String reason) ? reason : "",
                one.marks());
    }

    /**
     * Writes the measures of the whole and of its subgroups.
     *
     * @param chosen a table, or JSON if its name ends so
     */
    public void writeMeasures(MeasuredUnit unit, Path chosen) {
        boolean isJson = FileNames.name(chosen).endsWith(JSON);
        writeFigures(
                chosen,
                unit,
                isJson ? ResultsExport::writeJson : MeasuresTable::write,
                isJson ? JSON : TableExport.ENDING);
    }

    private static void writeJson(MeasureFigures figures, OutputStream stream) throws IOException {
        stream.write((JsonText.of(figures) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the confusion matrix, and that of the classes if there are several. */
    public void writeMatrix(MeasuredUnit unit, Path chosen) {
        writeFigures(chosen, unit, MatrixTable::write, TableExport.ENDING);
    }

    /** Writes the points of all curves. */
    public void writeCurves(MeasuredUnit unit, Path chosen) {
        Asked asked = asked(unit);
        tables.write(chosen, stream -> CurvesTable.write(asked.measures(), stream));
    }

    private interface Form {
        void write(MeasureFigures figures, OutputStream stream) throws IOException;
    }

    private void writeFigures(Path chosen, MeasuredUnit unit, Form form, String ending) {
        Asked asked = asked(unit);
        tables.write(
                chosen,
                ending,
                stream -> {
                    try {
                        form.write(MeasureFigures.of(asked.measures(), asked.judgement()), stream);
                    } catch (CancellationException e) {
                        throw new IOException(e.getMessage(), e); // the window closes
                    }
                });
    }

    /** What a person wants measured, while the window may go on. */
    private record Asked(
            Review review, MeasuredUnit unit, ClassChoice classes, Judgement judgement) {

        Measures measures() {
            return Measures.of(review, unit, classes.classes());
        }
    }

    private Asked asked(MeasuredUnit unit) {
        return new Asked(
                review.measured().getValue(), unit, review.classesProperty().get(), judgement());
    }
}
