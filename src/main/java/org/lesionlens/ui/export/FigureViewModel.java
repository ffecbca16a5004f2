package org.lesionlens.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lesionlens.background.UiThreads;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.figure.Figure;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureContents;
import org.lesionlens.figure.FigureLook;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.figure.FigurePick;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.ui.export.Outgoing.Drawn;
import org.lesionlens.ui.export.Outgoing.Saved;

/** A figure of many lesions to be saved, copied or dragged, and what can be chosen about it. */
public final class FigureViewModel implements Export {

    /** How many lesions of each truth a figure shows at first. */
    public static final int USUAL_COUNT = 25;

    private static final double SCREEN_DPI = 150;
    private static final double PRINT_DPI = 300;
    private static final long SEED = 1;

    private final FigureRequest request;
    private final ImageDecoder decoder;
    private final Outgoing outgoing;
    private final BooleanProperty named = new SimpleBooleanProperty(this, "named");
    private final BooleanProperty shared = new SimpleBooleanProperty(this, "shared");
    private final BooleanProperty apart = new SimpleBooleanProperty(this, "apart");
    private final BooleanProperty paged = new SimpleBooleanProperty(this, "paged");
    private final IntegerProperty count = new SimpleIntegerProperty(this, "count", USUAL_COUNT);
    private final ObjectProperty<FigurePick> pick =
            new SimpleObjectProperty<>(this, "pick", FigurePick.WRONG);

    /**
     * @param decoder reads the photos
     * @param threads of which {@code render} draws and writes
     */
    public FigureViewModel(FigureRequest request, ImageDecoder decoder, UiThreads threads) {
        this.request = request;
        this.decoder = decoder;
        this.outgoing = new Outgoing(threads);
        draw();
        named.subscribe((_, _) -> draw());
        shared.subscribe((_, _) -> draw());
        apart.subscribe((_, _) -> draw());
        paged.subscribe((_, _) -> draw());
        count.subscribe((_, _) -> draw());
        pick.subscribe((_, _) -> draw());
    }

    private void draw() {
        Callable<Choice> choice = choice(SCREEN_DPI);
        outgoing.draw(() -> Drawn.at(SCREEN_DPI, pages(choice.call())), suggestedName());
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

    @Override
    public Outgoing outgoing() {
        return outgoing;
    }

    @Override
    public DrawingFormat usualFormat() {
        return DrawingFormat.PNG;
    }

    @Override
    public String stem() {
        return request.stem();
    }

    /** The same; where several files come of it, nothing is replaced. */
    @Override
    public void save(Path chosen, Consumer<? super Saved> onSaved) {
        DrawingFormat format = DrawingFormat.of(chosen).orElse(usualFormat());
        Callable<Choice> chosenNow = choice(format == DrawingFormat.PNG ? SCREEN_DPI : PRINT_DPI);
        outgoing.save(
                chosen,
                Outgoing.endings(usualFormat()),
                file -> {
                    Choice choice = chosenNow.call();
                    List<Drawing> pages = pages(choice);
                    var writer = new DrawingWriter(format, choice.look().dpi());
                    boolean isOne = writer.files(file.file(), pages.size()).size() == 1;
                    return new Saved(
                            writer.write(pages, file.file(), file.isAgreed() && isOne),
                            writer.former(file.file(), pages.size()));
                },
                onSaved);
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
}
