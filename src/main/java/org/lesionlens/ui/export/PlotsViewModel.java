package org.lesionlens.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.export.CurvesTable;
import org.lesionlens.plots.MeasuredSet;
import org.lesionlens.plots.PlotKind;
import org.lesionlens.ui.export.Outgoing.Drawn;
import org.lesionlens.ui.export.Outgoing.Saved;
import org.lesionlens.ui.fx.ChosenFile;
import org.lesionlens.ui.fx.Texts;

/** A set's plots to be saved or copied, one at a time, and the points of all. */
public final class PlotsViewModel implements Export {

    /** Of files of points. */
    static final String TABLE = ".csv";

    private static final Texts TEXTS = Texts.of(PlotsViewModel.class);
    private static final double DPI = 300; // of files
    private static final double PREVIEW_DPI = 220; // of what is shown, copied and dragged

    private final LatestJob<MeasuredSet> measuring;
    private final Outgoing outgoing;
    private final ObjectProperty<PlotKind> kind =
            new SimpleObjectProperty<>(this, "kind", PlotKind.ROC);
    private final ReadOnlyObjectWrapper<@Nullable MeasuredSet> measured =
            new ReadOnlyObjectWrapper<>(this, "measured");

    /**
     * @param set measures it, with all intervals; may take seconds
     */
    public PlotsViewModel(Callable<MeasuredSet> set, UiThreads threads) {
        this.measuring = threads.latestJob();
        this.outgoing = new Outgoing(threads);
        measuring.submit(set, this::offer, outgoing::fail);
        kind.subscribe((_, _) -> draw());
    }

    private void offer(MeasuredSet ready) {
        List<PlotKind> offered = offered(ready);
        if (!offered.isEmpty() && !offered.contains(kind.get())) {
            kind.set(offered.getFirst()); // before it is offered
        }
        measured.set(ready);
        if (offered.isEmpty()) {
            outgoing.fail(new IOException(TEXTS.get("plots.none")));
        } else {
            draw();
        }
    }

    private void draw() {
        MeasuredSet set = measured.get();
        if (set == null) {
            return;
        }
        PlotKind chosen = kind.get();
        outgoing.draw(
                () -> Drawn.at(PREVIEW_DPI, List.of(chosen.captioned(set).orElseThrow())),
                chosen.key() + "." + DrawingFormat.PNG.ending());
    }

    /** The plots that the set has what it takes for; none while that is not known. */
    public List<PlotKind> offered() {
        MeasuredSet set = measured.get();
        return set == null ? List.of() : offered(set);
    }

    private static List<PlotKind> offered(MeasuredSet set) {
        return Arrays.stream(PlotKind.values()).filter(one -> one.of(set).isPresent()).toList();
    }

    @Override
    public Outgoing outgoing() {
        return outgoing;
    }

    @Override
    public DrawingFormat usualFormat() {
        return DrawingFormat.PDF;
    }

    @Override
    public String stem() {
        return kind.get().key();
    }

    @Override
    public void save(Path chosen, Consumer<? super Saved> onSaved) {
        MeasuredSet set = measured.get();
        if (set != null) {
            PlotKind what = kind.get();
            outgoing.save(
                    chosen,
                    Outgoing.endings(usualFormat()),
                    file -> write(what.captioned(set).orElseThrow(), file),
                    onSaved);
        }
    }

    private static Saved write(Drawing plot, ChosenFile chosen) throws IOException {
        Path file = chosen.file();
        new DrawingWriter(DrawingFormat.of(file).orElseThrow(), DPI)
                .write(List.of(plot), file, chosen.isAgreed());
        return Saved.of(file);
    }

    /** Saves the points of all curves as a table. */
    void savePoints(Path chosen, Consumer<? super Saved> onSaved) {
        MeasuredSet set = measured.get();
        if (set != null) {
            outgoing.save(
                    chosen,
                    List.of(TABLE),
                    file -> {
                        file.write(out -> CurvesTable.write(set.measures(), out));
                        return Saved.of(file.file());
                    },
                    onSaved);
        }
    }

    @Override
    public void close() {
        measuring.cancel();
        outgoing.close();
    }

    /** Which plot. */
    public ObjectProperty<PlotKind> kindProperty() {
        return kind;
    }

    /** What plots are of; null while it is measured. */
    public ReadOnlyObjectProperty<@Nullable MeasuredSet> measuredProperty() {
        return measured.getReadOnlyProperty();
    }
}
