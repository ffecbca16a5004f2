package org.lesionlens.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.drawing.PngPaper;
import org.lesionlens.export.AnnotatedPicture;
import org.lesionlens.export.FigureView;
import org.lesionlens.export.PictureLayout;
import org.lesionlens.export.PictureLayout.Kind;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.ui.fx.Texts;

/** An annotated picture to be saved or copied, and what a person can choose about it. */
public final class ExportViewModel {

    static final Texts TEXTS = Texts.of(ExportViewModel.class);

    private static final String ENDING = ".png";

    private final ExportRequest request;
    private final LatestJob<Drawn> drawing;
    private final LatestJob<Path> saving;
    private final LatestJob<Path> filing;
    private final DragFile dragged = new DragFile();
    private final BooleanProperty whole = new SimpleBooleanProperty(this, "whole", true);
    private final BooleanProperty photoBeside = new SimpleBooleanProperty(this, "photoBeside");
    private final BooleanProperty named = new SimpleBooleanProperty(this, "named");
    private final ReadOnlyObjectWrapper<@Nullable RgbImage> figure =
            new ReadOnlyObjectWrapper<>(this, "figure");
    private @Nullable Drawn drawn;
    private @Nullable Path file;
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");

    /** A figure, and its pixels. */
    private record Drawn(AnnotatedPicture figure, RgbImage pixels) {}

    /**
     * @param threads of which {@code render} draws and writes
     */
    public ExportViewModel(ExportRequest request, UiThreads threads) {
        this.request = request;
        this.drawing = new LatestJob<>(threads.render(), threads.ui());
        this.saving = new LatestJob<>(threads.render(), threads.ui());
        this.filing = threads.latestJob();
        photoBeside.set(request.whole().layout().kind() == Kind.PAIR);
        whole.subscribe(_ -> draw());
        photoBeside.subscribe(_ -> draw());
        named.subscribe(_ -> draw());
    }

    private void draw() {
        figure.set(null);
        failure.set(null);
        file = null;
        filing.cancel();
        FigureView view = chosenView();
        PicturedLesion lesion = request.lesion().called(title());
        drawing.submit(
                () -> {
                    var picture = AnnotatedPicture.of(request.analysis(), lesion, view);
                    return new Drawn(picture, PngPaper.render(picture, AnnotatedPicture.DPI));
                },
                this::show,
                failure::set);
    }

    private void show(Drawn newest) {
        drawn = newest;
        figure.set(newest.pixels());
        String name = suggestedName();
        // Whoever drags a picture out of the window does not wait for its file.
        filing.submit(() -> dragged.write(newest.pixels(), name), ready -> file = ready, _ -> {});
    }

    /** A PNG of what is shown, for a drag out of the window; none until it is written. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    private FigureView chosenView() {
        FigureView view = whole.get() ? request.whole() : request.seen();
        ExportRequest.Pinned pinned = request.pinned();
        if (pinned != null) {
            return view.in(view.layout().with(pinned.lesion().called(title(pinned))));
        }
        if (!canStandBeside()) {
            return view;
        }
        return view.in(photoBeside.get() ? PictureLayout.PAIR : single());
    }

    /** The layout without a photo beside it. */
    private PictureLayout single() {
        PictureLayout layout = request.whole().layout();
        return layout.kind() == Kind.PAIR ? PictureLayout.OVERLAY : layout;
    }

    /** False where the layout itself says which pictures there are. */
    boolean canStandBeside() {
        Kind kind = request.whole().layout().kind();
        return kind == Kind.OVERLAY || kind == Kind.PAIR;
    }

    /** A photo's name may name a patient. */
    private String title() {
        return named.get() ? FileNames.stem(request.photoName()) : request.neutralName();
    }

    private String title(ExportRequest.Pinned pinned) {
        return named.get() ? FileNames.stem(pinned.photoName()) : pinned.neutralName();
    }

    /** A file name that says what is in it, for example {@code lesion-17.melanoma.grad-cam.png}. */
    public String suggestedName() {
        var explanation = request.analysis().explanation();
        String start =
                named.get()
                        ? FileNames.stem(request.photoName())
                        : request.neutralName().replace(' ', '-');
        String name =
                "%s.%s.%s"
                        .formatted(
                                start, request.analysis().className(), explanation.method().key());
        return FileNames.safe(name) + ENDING;
    }

    /**
     * Writes the picture, whole or not at all: as PNG, SVG or PDF, as the name says.
     *
     * @param chosen by the person, who has agreed to replace it if it exists; a name without an
     *     ending gets that of a PNG, and then replaces nothing
     * @param onSaved given the file that was written
     */
    public void save(Path chosen, Consumer<? super Path> onSaved) {
        Drawn newest = drawn;
        if (figure.get() != null && newest != null) {
            failure.set(null);
            saving.submit(() -> write(newest, chosen), onSaved, failure::set);
        }
    }

    private static Path write(Drawn drawn, Path chosen) throws IOException {
        DrawingFormat format = DrawingFormat.of(chosen).orElse(null);
        if (format == null) {
            Path complete = chosen.resolveSibling(FileNames.name(chosen) + ENDING);
            PngWriter.create(drawn.pixels(), complete); // nobody was asked about this name
            return complete;
        }
        if (format == DrawingFormat.PNG) {
            PngWriter.replace(drawn.pixels(), chosen);
        } else {
            new DrawingWriter(format, AnnotatedPicture.DPI)
                    .write(List.of(drawn.figure()), chosen, true);
        }
        return chosen;
    }

    /** Stops what is under way; no file is left for drags. */
    public void close() {
        drawing.cancel();
        file = null;
        filing.submit(
                () -> {
                    dragged.discard();
                    return Path.of("");
                },
                _ -> {},
                failure::set);
    }

    /** The whole photo at its full size, or what is seen at the size of the screen. */
    public BooleanProperty wholeProperty() {
        return whole;
    }

    /** Whether the photo stands beside the overlay. */
    public BooleanProperty photoBesideProperty() {
        return photoBeside;
    }

    /** Whether the photo's file name is shown and used. */
    public BooleanProperty namedProperty() {
        return named;
    }

    /** The picture as it will be written; null while it is drawn. */
    public ReadOnlyObjectProperty<@Nullable RgbImage> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    /** Why it was not drawn or written, if so. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** True while a file is written. */
    public ReadOnlyBooleanProperty savingProperty() {
        return saving.runningProperty();
    }

    /** The pixels of each picture, for people: {@code 1200 × 900}. */
    String sizeOf(boolean wholePhoto) {
        FigureView view = wholePhoto ? request.whole() : request.seen();
        return "%d × %d".formatted(view.width(), view.height());
    }
}
