package org.lesionlens.ui.report;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.drawing.PngPaper;
import org.lesionlens.export.CurvesTable;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.RgbImage;
import org.lesionlens.plots.MeasuredSet;
import org.lesionlens.plots.PlotKind;

/** A set's plots to be saved or copied, one at a time or all on pages, and their points. */
public final class PlotsViewModel {

    /** Of files of points. */
    static final String TABLE = "csv";

    private static final double DPI = 300; // of files
    private static final double PREVIEW_DPI = 110;

    private final LatestJob<MeasuredSet> measuring;
    private final LatestJob<Optional<RgbImage>> drawing;
    private final LatestJob<Path> saving;
    private final ObjectProperty<PlotKind> kind =
            new SimpleObjectProperty<>(this, "kind", PlotKind.ROC);
    private final ReadOnlyObjectWrapper<@Nullable MeasuredSet> measured =
            new ReadOnlyObjectWrapper<>(this, "measured");
    private final ReadOnlyObjectWrapper<@Nullable RgbImage> preview =
            new ReadOnlyObjectWrapper<>(this, "preview");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");

    /**
     * @param set measures it, with all intervals; may take seconds
     */
    public PlotsViewModel(Callable<MeasuredSet> set, UiThreads threads) {
        this.measuring = threads.latestJob();
        this.drawing = new LatestJob<>(threads.render(), threads.ui());
        this.saving = new LatestJob<>(threads.render(), threads.ui());
        measuring.submit(
                set,
                ready -> {
                    measured.set(ready);
                    draw();
                },
                failure::set);
        kind.subscribe((_, _) -> draw());
    }

    private void draw() {
        MeasuredSet set = measured.get();
        if (set == null) {
            return;
        }
        PlotKind chosen = kind.get();
        preview.set(null);
        drawing.submit(
                () -> chosen.captioned(set).map(plot -> PngPaper.render(plot, PREVIEW_DPI)),
                drawn -> preview.set(drawn.orElse(null)),
                failure::set);
    }

    /** The plots that the set has what it takes for; none while that is not known. */
    public List<PlotKind> offered() {
        MeasuredSet set = measured.get();
        return set == null
                ? List.of()
                : List.of(PlotKind.values()).stream()
                        .filter(one -> one.of(set).isPresent())
                        .toList();
    }

    /** A file's name of an ending. */
    public String suggestedName(String ending) {
        return (ending.equals(TABLE) ? "curves" : kind.get().key()) + "." + ending;
    }

    /**
     * Writes the plot, or the points of all curves, as the name's ending says.
     *
     * @param chosen by the person, who has agreed to replace it if it exists; a name without an
     *     ending becomes a PDF, and then replaces nothing
     * @param onSaved given the file that was written
     */
    public void save(Path chosen, Consumer<? super Path> onSaved) {
        MeasuredSet set = measured.get();
        if (set != null) {
            failure.set(null);
            PlotKind what = kind.get();
            saving.submit(() -> write(set, what, chosen), onSaved, failure::set);
        }
    }

    private static Path write(MeasuredSet set, PlotKind what, Path chosen) throws IOException {
        String name = FileNames.name(chosen).toLowerCase(Locale.ROOT);
        if (name.endsWith("." + TABLE)) {
            AtomicFile.replace(chosen, out -> CurvesTable.write(set.measures(), out));
            return chosen;
        }
        Drawing plot = what.captioned(set).orElseThrow();
        Optional<DrawingFormat> told = DrawingFormat.of(chosen);
        Path file =
                told.isPresent() ? chosen : chosen.resolveSibling(FileNames.name(chosen) + ".pdf");
        if (told.isEmpty() && Files.exists(file)) { // nobody was asked about this name
            throw new FileAlreadyExistsException(file.toString());
        }
        new DrawingWriter(told.orElse(DrawingFormat.PDF), DPI).write(List.of(plot), file, true);
        return file;
    }

    /** Stops what is under way. */
    public void close() {
        measuring.cancel();
        drawing.cancel();
    }

    /** Which plot. */
    public ObjectProperty<PlotKind> kindProperty() {
        return kind;
    }

    /** What plots are of; null while it is measured. */
    public ReadOnlyObjectProperty<@Nullable MeasuredSet> measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    /** The plot as it will be written; null while it is drawn, and if the set has none. */
    public ReadOnlyObjectProperty<@Nullable RgbImage> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Why it was not drawn or written, if so. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** True while a file is written. */
    public ReadOnlyBooleanProperty savingProperty() {
        return saving.runningProperty();
    }
}
