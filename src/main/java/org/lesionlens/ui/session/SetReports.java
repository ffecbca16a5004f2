package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lesionlens.background.JobQueue;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.figure.Figure;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.methods.MethodsSummary;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.plots.MeasuredSet;
import org.lesionlens.report.KeptResults;
import org.lesionlens.report.PatientSheet;
import org.lesionlens.report.ReportedModel;
import org.lesionlens.report.ReportedSet;
import org.lesionlens.report.SetReport;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Patient;
import org.lesionlens.review.Patients;
import org.lesionlens.review.Review;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.ui.fx.ChosenFile;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.ReviewViewModel;

/**
 * Writes the report of the open set and pages of its patients, and tells what became of them.
 * Belongs to the UI thread.
 */
public final class SetReports {

    private static final OverlayStyle STYLE = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);

    private final Texts texts = Texts.of(SetReports.class);
    private final ReviewViewModel review;
    private final SetViewModel set;
    private final ModelViewModel model;
    private final LazyResultStore store;
    private final Messages messages;
    private final JobQueue<Path> writing;

    SetReports(
            ReviewViewModel review,
            SetViewModel set,
            ModelViewModel model,
            LazyResultStore store,
            Messages messages,
            JobQueue<Path> writing) {
        this.review = review;
        this.set = set;
        this.model = model;
        this.store = store;
        this.messages = messages;
        this.writing = writing;
    }

    /** What is told of, as it is now. */
    private record Subject(CaseSet cases, Review review, ReportedModel model, double threshold) {}

    private Optional<Subject> subject() {
        FoundSet open = set.foundProperty().get();
        ModelInUse used = model.inUseProperty().get();
        return open == null || used == null
                ? Optional.empty()
                : Optional.of(
                        new Subject(
                                open.cases(),
                                review.measured().getValue(),
                                ReportedModel.of(used.classifier()),
                                review.thresholdProperty().get()));
    }

    private ReportedSet told(
            Subject now,
            MeasuredUnit unit,
            boolean named,
            Optional<MethodsSummary> methods,
            String program)
            throws IOException {
        String day = LocalDate.now(ZoneId.systemDefault()).toString();
        return ReportedSet.of(
                now.cases(),
                now.review(),
                now.model(),
                new KeptResults(store.get(), now.model().key()),
                new ReportedSet.Wish(now.threshold(), STYLE, unit, named, program, day, methods));
    }

    /**
     * Writes the report of what the filter counts, at the threshold that is set.
     *
     * @param chosen by the person, who has agreed to replace it if it exists; a name without an
     *     ending gets one, and then replaces nothing
     * @param named true for own names in place of numbers
     * @param methods which of them is to be believed, if that is to be told
     * @param program its name and version
     */
    public void writeReport(
            Path chosen,
            MeasuredUnit unit,
            boolean named,
            Optional<MethodsSummary> methods,
            String program) {
        subject()
                .ifPresent(now ->
                        submit(
                                chosen,
                                ".html",
                                file -> {
                                    SetReport report =
                                            SetReport.of(
                                                    told(now, unit, named, methods, program),
                                                    new ImageDecoder(DecodeLimits.STANDARD));
                                    file.write(report::write);
                                }));
    }

    /** Measures what the filter counts, at the threshold that is set; none while nothing is. */
    public Optional<Callable<MeasuredSet>> measured(MeasuredUnit unit) {
        return subject().map(now -> () -> told(now, unit, false, Optional.empty(), "").measured());
    }

    /** The patient whose lesion is selected, if one is. */
    public Optional<Patient> patient() {
        return Optional.ofNullable(review.selectedProperty().get())
                .flatMap(lesion -> Patients.of(review.reviewProperty().get()).of(lesion))
                .filter(Patient::isNamed);
    }

    /** A file's name of a patient's page. */
    public String suggestedName(Patient patient, boolean named) {
        FoundSet open = set.foundProperty().get();
        return open == null
                ? ""
                : FileNames.safe(
                                new FigureNames(open.cases().images(), named)
                                        .patient(patient.id())
                                        .replace(' ', '-'))
                        + ".pdf";
    }

    /** Writes a patient's page, named as above. */
    public void writePatient(Path chosen, Patient patient, FigurePaper paper, boolean named) {
        subject()
                .ifPresent(now ->
                        submit(
                                chosen,
                                ".pdf",
                                file -> {
                                    new DrawingWriter(DrawingFormat.PDF, PatientSheet.DPI)
                                            .write(
                                                    pages(now, patient, paper, named),
                                                    file.file(),
                                                    file.isAgreed());
                                }));
    }

    private List<Drawing> pages(Subject now, Patient patient, FigurePaper paper, boolean named)
            throws IOException, InterruptedException {
        var names = new FigureNames(now.cases().images(), named);
        var kept = new KeptResults(store.get(), now.model().key());
        FigureContent content =
                PatientSheet.of(patient, kept::features, now.model(), now.threshold(), names);
        return new Figure(content, PatientSheet.look(content, paper, STYLE), names)
                .pages(new ImageDecoder(DecodeLimits.STANDARD));
    }

    /** Writes a file that may be written. */
    @FunctionalInterface
    private interface Writing {
        void write(ChosenFile file) throws Exception;
    }

    private void submit(Path chosen, String ending, Writing work) {
        writing.submit(
                () -> {
                    var file = ChosenFile.of(chosen, List.of(ending));
                    file.check(); // a report is the work of seconds
                    work.write(file);
                    return file.file();
                },
                file -> messages.note(texts.get("report.written", FileNames.name(file)), ""),
                failure -> messages.failed(texts.get("report.failed"), failure));
    }
}
