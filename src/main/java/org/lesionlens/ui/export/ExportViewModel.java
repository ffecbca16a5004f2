package org.lesionlens.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.export.AnnotatedPicture;
import org.lesionlens.export.FigureView;
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
    private final LatestJob<RgbImage> drawing;
    private final LatestJob<Path> saving;
    private final BooleanProperty whole = new SimpleBooleanProperty(this, "whole", true);
    private final BooleanProperty photoBeside = new SimpleBooleanProperty(this, "photoBeside");
    private final BooleanProperty named = new SimpleBooleanProperty(this, "named");
    private final ReadOnlyObjectWrapper<@Nullable RgbImage> figure =
            new ReadOnlyObjectWrapper<>(this, "figure");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");

    /**
     * @param threads of which {@code render} draws and writes
     */
    public ExportViewModel(ExportRequest request, UiThreads threads) {
        this.request = request;
        this.drawing = new LatestJob<>(threads.render(), threads.ui());
        this.saving = new LatestJob<>(threads.render(), threads.ui());
        whole.subscribe(_ -> draw());
        photoBeside.subscribe(_ -> draw());
        named.subscribe(_ -> draw());
    }

    private void draw() {
        figure.set(null);
        failure.set(null);
        FigureView view = chosenView();
        PicturedLesion known = request.lesion();
        var lesion = new PicturedLesion(title(), known.truth(), known.facts(), known.modelHash());
        drawing.submit(
                () -> AnnotatedPicture.render(request.analysis(), lesion, view),
                figure::set,
                failure::set);
    }

    private FigureView chosenView() {
        FigureView view = whole.get() ? request.whole() : request.seen();
        return view.withPhotoBeside(photoBeside.get());
    }

    /** A photo's name may name a patient. */
    private String title() {
        return named.get() ? FileNames.stem(request.photoName()) : request.neutralName();
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
     * Writes the picture, whole or not at all.
     *
     * @param chosen by the person, who has agreed to replace it if it exists; a name without an
     *     ending gets one, and then replaces nothing
     * @param onSaved given the file that was written
     */
    public void save(Path chosen, Consumer<? super Path> onSaved) {
        RgbImage drawn = figure.get();
        if (drawn != null) {
            failure.set(null);
            saving.submit(() -> write(drawn, chosen), onSaved, failure::set);
        }
    }

    private static Path write(RgbImage figure, Path chosen) throws IOException {
        String name = FileNames.name(chosen);
        if (name.toLowerCase(Locale.ROOT).endsWith(ENDING)) {
            PngWriter.replace(figure, chosen);
            return chosen;
        }
        Path complete = chosen.resolveSibling(name + ENDING);
        PngWriter.create(figure, complete); // nobody was asked about this name
        return complete;
    }

    /** Stops what is under way. */
    public void close() {
        drawing.cancel();
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
