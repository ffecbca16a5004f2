package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.ClassProbabilities;
import org.lesionlens.cases.Finding;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.image.PixelSpacing;
import org.lesionlens.image.PixelSpacing.Source;
import org.lesionlens.testing.TinyDicom;
import org.lesionlens.ui.viewer.LesionViewModel;

/** A photo whose file says 0.02 mm, and one whose file says nothing. */
class PhotoSpacingTest {

    private static final int PIXEL_SPACING = 0x00280030;
    private static final PixelSpacing BY_FILE = new PixelSpacing(0.02, Source.DICOM);

    @TempDir private Path folder = Path.of("");

    private final LesionViewModel lesion = new LesionViewModel(UiThreads.inline().latestJob());
    private final ObjectProperty<@Nullable LesionImage> shown = new SimpleObjectProperty<>();
    private Path measured = Path.of("");
    private Path plain = Path.of("");

    @BeforeEach
    void write() throws IOException {
        measured =
                Files.write(
                        folder.resolve("a.dcm"),
                        new TinyDicom(TinyDicom.EXPLICIT, "RGB", 1, 1, 3, 8)
                                .words(PIXEL_SPACING, "0.02\\0.02")
                                .pixels(1, 2, 3));
        plain = Files.writeString(folder.resolve("b.jpg"), "no photo");
        new PhotoSpacing(lesion, UiThreads.inline().latestJob()).follow(shown);
    }

    private static LesionImage image(Path file, @Nullable Double told) {
        return new LesionImage(
                file.toString(),
                file,
                new LesionFacts(
                        "",
                        Truth.UNKNOWN,
                        Sex.UNKNOWN,
                        null,
                        "",
                        "",
                        null,
                        "",
                        "",
                        "",
                        Finding.NONE,
                        ClassProbabilities.NONE,
                        told,
                        null));
    }

    @Test
    void thatOfThePhotoBeforeIsGone() {
        shown.set(image(measured, null));
        assertThat(lesion.spacingProperty().get()).isEqualTo(BY_FILE);

        shown.set(image(plain, null));
        assertThat(lesion.spacingProperty().get()).isNull();

        shown.set(image(measured, null));
        assertThat(lesion.spacingProperty().get()).isEqualTo(BY_FILE);
    }

    @Test
    void whileItIsReadNothingIsSaid() {
        Queue<Runnable> worker = new ArrayDeque<>();
        ObjectProperty<@Nullable LesionImage> other = new SimpleObjectProperty<>();
        lesion.spacingProperty().set(BY_FILE); // that of the photo before
        new PhotoSpacing(lesion, new LatestJob<>(worker::add, Runnable::run)).follow(other);

        other.set(image(measured, null));
        assertThat(lesion.spacingProperty().get()).isNull();

        worker.remove().run();
        assertThat(lesion.spacingProperty().get()).isEqualTo(BY_FILE);
    }

    @Test
    void theTableComesBeforeTheFile() {
        shown.set(image(measured, 0.01));
        assertThat(lesion.spacingProperty().get()).isEqualTo(new PixelSpacing(0.01, Source.TABLE));

        shown.set(image(measured, null)); // another table, or none
        assertThat(lesion.spacingProperty().get()).isEqualTo(BY_FILE);
    }
}
