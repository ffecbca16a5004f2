package org.lesionlens.bench.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;
import org.lesionlens.ui.session.ModelInUse;
import org.lesionlens.ui.session.SessionViewModel;

/**
 * Eight hours of a person's work in the whole window, in less than one: 20,000 photos, 2,000 models
 * and 10,000 steps of the thresholds. Nothing may pile up. Runs only where it is asked for.
 */
class SoakTest {

    private static final int PERCENT = Integer.getInteger("lesionlens.soak", 0); // of eight hours
    private static final int ROUNDS = 20 * PERCENT;
    private static final int PHOTOS = 10; // of a round, which begins with another model
    private static final int STEPS = 5; // of both thresholds
    private static final int LESIONS = 200; // of the set
    private static final int SIDE = 512; // pixels
    private static final int TENTHS = 10;
    private static final int PAGE = 25; // rounds
    private static final List<String> PAGES =
            List.of("#page-LESION", "#page-GALLERY", "#page-MEASURES");
    private static final List<Path> MODELS =
            List.of(
                    Golden.FOLDER.resolve("tiny_hidden.pt"),
                    Golden.FOLDER.resolve("tiny_pooled.pt"));
    private static final long RETURN = 5000; // milliseconds
    private static final double MOST_GROWTH = 0.05;
    private static final long SLACK = 32; // mebibytes
    private static final Path SELF = Path.of("/proc/self"); // Linux

    @TempDir private Path folder;

    /** What the process holds; memory in mebibytes. */
    private record Held(long resident, long committedHeap, long usedHeap, long files, int threads) {

        static Held now() throws IOException, InterruptedException {
            System.gc();
            Thread.sleep(RETURN); // the collector gives memory back in its own time
            var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            try (Stream<Path> files = Files.list(SELF.resolve("fd"))) {
                return new Held(
                        residentKibibytes() >> 10,
                        heap.getCommitted() >> 20,
                        heap.getUsed() >> 20,
                        files.count(),
                        ManagementFactory.getThreadMXBean().getThreadCount());
            }
        }

        private static long residentKibibytes() throws IOException {
            return Files.readAllLines(SELF.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }

        /** How large the heap is, the collector decides. */
        long outsideHeap() {
            return resident - committedHeap;
        }
    }

    @Test
    void whatAProcessHoldsIsTheSameInTheEnd() throws Exception {
        assumeTrue(PERCENT > 0, "a soak is asked for by -Psoak");
        assumeTrue(Files.exists(SELF), "what a process holds is read from /proc");
        List<Held> tenths = new ArrayList<>();
        try (var engine = new TorchEngine();
                var shell = new OffscreenShell(engine, folder.resolve("results.sqlite"))) {
            use(shell, 0);
            shell.open(set());
            shell.await("the set", () -> cases(shell.model()) == LESIONS);
            for (int round = 1; round <= ROUNDS; round++) {
                work(shell, round);
                if (round * TENTHS % ROUNDS == 0) {
                    Held held = Held.now();
                    tenths.add(held);
                    System.out.println("soak: " + round + " of " + ROUNDS + ": " + held);
                }
            }
        }

        Held first = tenths.getFirst();
        for (Held held : tenths) {
            assertThat(held.outsideHeap()).isLessThan(bound(first.outsideHeap()));
            assertThat(held.usedHeap()).isLessThan(bound(first.usedHeap()));
            assertThat(held.files()).isLessThan(first.files() + TENTHS);
            assertThat(held.threads()).isLessThan(first.threads() + TENTHS);
        }
    }

    private static long bound(long first) {
        return Math.round(first * (1 + MOST_GROWTH)) + SLACK;
    }

    private static void work(OffscreenShell shell, int round) throws Exception {
        use(shell, round);
        if (round % PAGE == 0) {
            shell.show(PAGES.get(round / PAGE % PAGES.size()));
        }
        boolean forwards = round * PHOTOS / LESIONS % 2 == 0;
        for (int photo = 0; photo < PHOTOS; photo++) {
            Platform.runLater(() -> shell.model().photos().move(forwards ? 1 : -1));
            shell.await("a photo", () -> isExplained(shell.model()));
        }
        for (int step = 0; step < STEPS; step++) {
            double value = (step + 1.0) / (STEPS + 1);
            shell.frameMillis(() -> {
                shell.model().review().thresholdProperty().set(value);
                shell.model().lesion().settings().thresholdProperty().set(value);
            });
        }
    }

    private static void use(OffscreenShell shell, int round) throws Exception {
        ModelInUse before = shell.model().model().inUseProperty().get();
        Platform.runLater(
                () -> shell.model().model().openBundled(MODELS.get(round % MODELS.size())));
        shell.await(
                "a model",
                () -> {
                    ModelInUse now = shell.model().model().inUseProperty().get();
                    return now != null && !now.equals(before);
                });
    }

    /** Once the photo that is looked at is the one that the model has looked at. */
    private static boolean isExplained(SessionViewModel model) {
        Analysis seen = model.lesion().analysisProperty().get();
        ModelInUse used = model.model().inUseProperty().get();
        return seen != null
                && used != null
                && seen.card().equals(used.classifier().card())
                && model.photos()
                        .current()
                        .equals(Optional.ofNullable(model.photos().shownProperty().get()));
    }

    private static int cases(SessionViewModel model) {
        return model.review().reviewProperty().get().cases().size();
    }

    /** Photos that look the same and differ in their bytes, of fifty patients. */
    private Path set() throws IOException, ExecutionException, InterruptedException {
        Path set = Files.createDirectory(folder.resolve("set"));
        Path made = folder.resolve("made.png");
        PngWriter.create(
                RgbImage.painted(
                        SIDE,
                        SIDE,
                        (y, row) -> {
                            for (int x = 0; x < row.length; x++) {
                                row[x] = 0xFF806040 | (x * y / 64 & 0x3F);
                            }
                        }),
                made);
        byte[] photo = Files.readAllBytes(made);
        var table = new StringBuilder("image_name,patient_id,target\n");
        for (int lesion = 0; lesion < LESIONS; lesion++) {
            byte[] bytes = Arrays.copyOf(photo, photo.length + Integer.BYTES);
            ByteBuffer.wrap(bytes).putInt(photo.length, lesion);
            Files.write(set.resolve("L%03d.png".formatted(lesion)), bytes);
            table.append("L%03d,P%d,%d%n".formatted(lesion, lesion / 4, lesion % 2));
        }
        Files.writeString(set.resolve("train.csv"), table);
        return set;
    }
}
