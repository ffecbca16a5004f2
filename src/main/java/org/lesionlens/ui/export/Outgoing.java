package org.lesionlens.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.drawing.PngPaper;
import org.lesionlens.export.AnnotatedPicture;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.ui.fx.ChosenFile;

/**
 * What is about to leave the window: it is drawn off the UI thread, shown, kept as a file for a
 * drag or the clipboard, and saved. Belongs to the UI thread.
 */
public final class Outgoing {

    private final LatestJob<Drawn> drawing;
    private final LatestJob<Saved> saving;
    private final LatestJob<Path> filing;
    private final LatestJob<Boolean> tidying;
    private final DragFile dragged = new DragFile();
    private @Nullable Path file;
    private final ReadOnlyObjectWrapper<@Nullable Drawn> drawn =
            new ReadOnlyObjectWrapper<>(this, "drawn");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");

    /**
     * What is seen of it.
     *
     * @param pages all of it
     * @param first pixels of its first page
     */
    public record Drawn(List<? extends Drawing> pages, RgbImage first) {

        /** Copies {@code pages} in. */
        public Drawn {
            pages = List.copyOf(pages);
        }

        /** Draws the first page. */
        static Drawn at(double dpi, List<? extends Drawing> pages) {
            return new Drawn(pages, PngPaper.render(pages.getFirst(), dpi));
        }

        /** Writes a picture of one page, in the format that the file's name asks for. */
        Saved writePicture(ChosenFile chosen) throws IOException {
            DrawingFormat format = DrawingFormat.of(chosen.file()).orElseThrow();
            if (format != DrawingFormat.PNG) {
                new DrawingWriter(format, AnnotatedPicture.DPI)
                        .write(pages, chosen.file(), chosen.isAgreed());
            } else if (chosen.isAgreed()) { // the pixels are there already
                PngWriter.replace(first, chosen.file());
            } else {
                PngWriter.create(first, chosen.file());
            }
            return Saved.of(chosen.file());
        }
    }

    /**
     * What became of a file that was chosen.
     *
     * @param files that were written
     * @param former files that were there before and look as further pages of these
     */
    public record Saved(List<Path> files, List<Path> former) {

        /** Copies both in. */
        public Saved {
            files = List.copyOf(files);
            former = List.copyOf(former);
        }

        /** With nothing from before. */
        static Saved of(Path... files) {
            return new Saved(List.of(files), List.of());
        }
    }

    /** Writes files. */
    @FunctionalInterface
    interface Writing {

        /**
         * Writes, whole or not at all.
         *
         * @param chosen where; it was checked
         * @return what was written
         */
        Saved write(ChosenFile chosen) throws Exception;
    }

    /**
     * @param threads of which {@code render} draws and writes
     */
    Outgoing(UiThreads threads) {
        this.drawing = new LatestJob<>(threads.render(), threads.ui());
        this.saving = new LatestJob<>(threads.render(), threads.ui());
        this.filing = threads.latestJob();
        this.tidying = threads.latestJob();
    }

    /**
     * Draws it in place of what was shown before.
     *
     * @param name of its file for drags
     */
    void draw(Callable<Drawn> work, String name) {
        drawn.set(null);
        failure.set(null);
        file = null;
        filing.cancel();
        drawing.submit(work, ready -> show(ready, name), failure::set);
    }

    private void show(Drawn ready, String name) {
        drawn.set(ready);
        // Whoever drags a picture out of the window does not wait for its file.
        filing.submit(() -> dragged.write(ready.first(), name), done -> file = done, _ -> {});
    }

    /** Says why it could not be drawn. */
    void fail(Throwable why) {
        failure.set(why);
    }

    /**
     * Writes what was chosen, whose place is looked at first.
     *
     * @param chosen by the person, who has agreed to replace it if it exists; a name without an
     *     ending becomes one with the first, and then replaces nothing
     * @param endings of what can be written, with their dots
     * @param onSaved given what was written
     */
    void save(Path chosen, List<String> endings, Writing writing, Consumer<? super Saved> onSaved) {
        failure.set(null);
        var file = ChosenFile.of(chosen, endings);
        saving.submit(
                () -> {
                    file.check();
                    return writing.write(file);
                },
                onSaved,
                failure::set);
    }

    /** The endings of all formats, the usual one first. */
    static List<String> endings(DrawingFormat usual) {
        return Stream.concat(
                        Stream.of(usual),
                        Arrays.stream(DrawingFormat.values()).filter(one -> one != usual))
                .map(format -> "." + format.ending())
                .toList();
    }

    /** A PNG of what is shown, for a drag out of the window; none until it is written. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The clipboard names the file: it stays until the program ends. */
    void copied() {
        dragged.keep();
    }

    /** Stops drawing, but no file that is being written; none is left for drags. */
    void close() {
        drawing.cancel();
        filing.cancel();
        file = null;
        tidying.submit(this::tidy, _ -> {}, _ -> {}); // else it goes as the program ends
    }

    private boolean tidy() throws IOException {
        dragged.discard();
        return true;
    }

    /** What is seen of it; null while it is drawn. */
    public ReadOnlyObjectProperty<@Nullable Drawn> drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /** Why it was not drawn or written, if so. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** True while files are written. */
    ReadOnlyBooleanProperty savingProperty() {
        return saving.runningProperty();
    }
}
