package org.lesionlens.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.drawing.PngPaper;
import org.lesionlens.figure.Figure;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureContents;
import org.lesionlens.figure.FigureLook;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.figure.FigurePick;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.ImageDecoder;

/** A figure of many lesions to be saved, copied or dragged, and what can be chosen about it. */
public final class FigureViewModel {

    /** How many lesions of each truth a figure shows at first. */
    public static final int USUAL_COUNT = 25;

    private static final double SCREEN_DPI = 150;
    private static final double PRINT_DPI = 300;
    private static final long SEED = 1;

    private final FigureRequest request;
    private final ImageDecoder decoder;
    private final LatestJob<Drawn> drawing;
    private final LatestJob<List<Path>> saving;
    private final LatestJob<Boolean> tidying;
    private final DragFile dragged = new DragFile();
    private final BooleanProperty named = new SimpleBooleanProperty(this, "named");
    private final BooleanProperty shared = new SimpleBooleanProperty(this, "shared");
    private final BooleanProperty apart = new SimpleBooleanProperty(this, "apart");
    private final BooleanProperty paged = new SimpleBooleanProperty(this, "paged");
    private final IntegerProperty count = new SimpleIntegerProperty(this, "count", USUAL_COUNT);
    private final ObjectProperty<FigurePick> pick =
            new SimpleObjectProperty<>(this, "pick", FigurePick.WRONG);
    private final ReadOnlyObjectWrapper<@Nullable Drawn> drawn =
            new ReadOnlyObjectWrapper<>(this, "drawn");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");

    /**
     * What is seen of a figure.
     *
     * @param first its first page
     * @param pages how many there are
     * @param file a PNG of the first page, for a drag out of the window
     */
    record Drawn(RgbImage first, int pages, Path file) {}

    /**
     * @param decoder reads the photos
     * @param threads of which {@code render} draws and writes
     */
    public FigureViewModel(FigureRequest request, ImageDecoder decoder, UiThreads threads) {
        this.request = request;
        this.decoder = decoder;
        this.drawing = new LatestJob<>(threads.render(), threads.ui());
        this.saving = new LatestJob<>(threads.render(), threads.ui());
        this.tidying = new LatestJob<>(threads.render(), threads.ui());
        draw();
        named.subscribe((_, _) -> draw());
        shared.subscribe((_, _) -> draw());
        apart.subscribe((_, _) -> draw());
        paged.subscribe((_, _) -> draw());
        count.subscribe((_, _) -> draw());
        pick.subscribe((_, _) -> draw());
    }

    private void draw() {
        drawn.set(null);
        failure.set(null);
        Callable<Choice> choice = choice(SCREEN_DPI);
        String name = suggestedName();
        drawing.submit(() -> drawn(choice.call(), name), drawn::set, failure::set);
    }

    /** What was chosen when something was begun. */
    private record Choice(FigureContent content, FigureLook look, FigureNames names) {}

    /** What is chosen now; whoever calls it sorts the set, which may take a second. */
    private Callable<Choice> choice(double dpi) {
        var contents =
                new FigureContents(
                        request.model(), request.threshold(), count.get(), pick.get(), SEED, null);
        var names = new FigureNames(request.images(), named.get());
        var look =
                new FigureLook(
                        request.style(),
                        shared.get(),
                        apart.get(),
                        0,
                        FigureLook.USUAL,
                        paged.get() ? FigurePaper.A4 : FigurePaper.FITTING,
                        dpi);
        return () -> {
            FigureContent content =
                    request.source()
                            .content(contents, names)
                            .orElseThrow(() -> new IllegalStateException("nothing to show"));
            return new Choice(content, look, names);
        };
    }

    private List<Drawing> pages(Choice choice) throws InterruptedException {
        return new Figure(choice.content(), choice.look(), choice.names()).pages(decoder);
    }

    private Drawn drawn(Choice choice, String name) throws InterruptedException, IOException {
        List<Drawing> pages = pages(choice);
        RgbImage first = PngPaper.render(pages.getFirst(), SCREEN_DPI);
        return new Drawn(first, pages.size(), dragged.write(first, name));
    }

    /** A file name that says what is in it. */
    public String suggestedName() {
        return FileNames.safe(request.stem()) + "." + DrawingFormat.PNG.ending();
    }

    /**
     * Writes the figure, each file whole or not at all: as PNG, SVG or PDF, as the name says.
     *
     * @param chosen by the person, who has agreed to replace it if it exists; where several files
     *     come of it, or the name had no ending, nothing is replaced
     * @param onSaved given what was written
     */
    public void save(Path chosen, Consumer<? super List<Path>> onSaved) {
        failure.set(null);
        var known = DrawingFormat.of(chosen);
        DrawingFormat format = known.orElse(DrawingFormat.PNG);
        Path file =
                known.isPresent()
                        ? chosen
                        : chosen.resolveSibling(FileNames.name(chosen) + "." + format.ending());
        Callable<Choice> chosenNow = choice(format == DrawingFormat.PNG ? SCREEN_DPI : PRINT_DPI);
        saving.submit(
                () -> {
                    Choice choice = chosenNow.call();
                    List<Drawing> pages = pages(choice);
                    var writer = new DrawingWriter(format, choice.look().dpi());
                    boolean isAgreed =
                            known.isPresent() && writer.files(file, pages.size()).size() == 1;
                    return writer.write(pages, file, isAgreed);
                },
                onSaved,
                failure::set);
    }

    /** Stops what is under way; no file is left for drags. */
    public void close() {
        drawing.cancel();
        tidying.submit(
                () -> {
                    dragged.discard();
                    return true;
                },
                _ -> {},
                failure::set);
    }

    /** The clipboard names the file for drags: it stays. */
    void copied() {
        dragged.keep();
    }

    /** True if there may be more lesions than a figure shows. */
    boolean isLarge() {
        return request.isLarge();
    }

    /** Whether files' names and patients' ids are shown. */
    public BooleanProperty namedProperty() {
        return named;
    }

    /** Whether all maps have one scale. */
    public BooleanProperty sharedProperty() {
        return shared;
    }

    /** Whether there is a gap between photo and heat. */
    public BooleanProperty apartProperty() {
        return apart;
    }

    /** Whether it is on pages of A4. */
    public BooleanProperty pagedProperty() {
        return paged;
    }

    /** How many lesions at most, of each truth. */
    public IntegerProperty countProperty() {
        return count;
    }

    /** Which of them. */
    public ObjectProperty<FigurePick> pickProperty() {
        return pick;
    }

    /** What is seen of it; null while it is drawn. */
    ReadOnlyObjectProperty<@Nullable Drawn> drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /** Why it was not drawn or written, if so. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** True while files are written. */
    public ReadOnlyBooleanProperty savingProperty() {
        return saving.runningProperty();
    }
}
