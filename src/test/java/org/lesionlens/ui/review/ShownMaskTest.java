package org.lesionlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.MaskFile;

/** Masks are read on a worker that runs when a test lets it. */
class ShownMaskTest {

    private static final int SIDE = 20;

    @TempDir private Path folder = Path.of("");

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final ObjectProperty<@Nullable LesionImage> shown = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Map<Path, List<Path>>> masks =
            new SimpleObjectProperty<>();
    private final ShownMask mask =
            new ShownMask(
                    shown,
                    new MaskSource(
                            masks,
                            new SimpleObjectProperty<>(),
                            new MaskFile(new ImageDecoder(DecodeLimits.STANDARD))),
                    UiThreads.of(worker::add, Runnable::run).latestJob());

    @BeforeEach
    void makeTwoPhotosWithMasks() throws IOException {
        RgbImage half =
                RgbImage.painted(
                        SIDE,
                        SIDE,
                        (_, row) -> Arrays.setAll(row, x -> x < 10 ? 0xFFFFFFFF : 0xFF000000));
        for (String name : List.of("a", "b", "a_mask", "b_mask")) {
            PngWriter.create(half, file(name));
        }
        masks.set(Map.of(file("a"), List.of(file("a_mask")), file("b"), List.of(file("b_mask"))));
    }

    private Path file(String name) {
        return folder.resolve(name + ".png");
    }

    private void show(String name) {
        shown.set(new LesionImage(name, file(name), LesionFacts.NONE));
    }

    private void work() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    @Test
    void theOutlineIsDrawnWhereItIsWanted() {
        show("a");
        work();
        assertThat(mask.mask()).isPresent();
        assertThat(mask.outline().getValue()).isNull();

        mask.outlinedProperty().set(true);

        assertThat(mask.outline().getValue()).isNotNull();
    }

    /** Numbers and line of one photo are never seen beside another. */
    @Test
    void theMaskOfThePhotoBeforeIsGoneBeforeTheNextIsRead() {
        mask.outlinedProperty().set(true);
        show("a");
        work();

        show("b");

        assertThat(mask.mask()).isEmpty();
        assertThat(mask.outline().getValue()).isNull();
        work();
        assertThat(mask.mask()).isPresent();
    }
}
