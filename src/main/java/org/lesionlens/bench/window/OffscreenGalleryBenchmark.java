package org.lesionlens.bench.window;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import org.lesionlens.analysis.NetworkLoader;
import org.lesionlens.bench.GalleryTimes;
import org.lesionlens.bench.GalleryViewBenchmark;
import org.lesionlens.bench.Stopwatch;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.review.PhotoPair;

/** Measures a large set in the whole window, rendered in memory. */
public final class OffscreenGalleryBenchmark implements GalleryViewBenchmark {

    private static final int WARM_UP = 20;
    private static final int FEWEST_TILES = 6; // of a screen
    private static final double GOLDEN = 0.618033988749895; // its multiples leave no gap
    private static final String GALLERY = "#page-GALLERY";
    private static final String MEASURES = "#page-MEASURES";

    private final NetworkLoader loader;

    /**
     * @param loader opens the model
     */
    public OffscreenGalleryBenchmark(NetworkLoader loader) {
        this.loader = loader;
    }

    @Override
    public GalleryTimes gallery(Path model, Path folder, Path store, int runs) throws Exception {
        try (var shell = new OffscreenShell(loader, store)) {
            HeadlessToolkit.call(() -> {
                shell.model().model().openBundled(model);
                return shell;
            });
            shell.await("loading", () -> shell.model().model().inUseProperty().get() != null);
            shell.show(GALLERY);
            shell.frameMillis(() -> {}); // a person opens a set in a window that stands
            long start = System.nanoTime();
            shell.open(folder);
            shell.await("the first screen", () -> isScreenFull(shell));
            double reopen = Stopwatch.millisSince(start);
            shell.await("opening the set", () -> isAllKnown(shell));
            double reopenAll = Stopwatch.millisSince(start);
            Stopwatch inGallery = steps(shell, runs);
            ScrollBar bar = HeadlessToolkit.call(() -> longest(shell));
            double before = UsedHeap.mebibytes();
            double scroll = ScrollBenchmark.longestFrame(bar);
            double growth = UsedHeap.mebibytes() - before;
            shell.show(MEASURES);
            shell.await(
                    "taking measures", () -> shell.root().lookup("#measures-scroll").isVisible());
            Stopwatch inMeasures = steps(shell, runs);
            HeadlessToolkit.call(() -> {
                ((ScrollPane) shell.root().lookup("#measures-scroll")).setVvalue(1);
                return shell;
            });
            Stopwatch inGroups = steps(shell, runs); // cards that are not in sight rest
            return new GalleryTimes(
                    slowest(0.5, inGallery, inMeasures, inGroups),
                    slowest(0.99, inGallery, inMeasures, inGroups),
                    scroll,
                    growth,
                    reopen,
                    reopenAll);
        }
    }

    /** Of what is looked at, the place where steps take longest. */
    private static double slowest(double share, Stopwatch... places) {
        return Arrays.stream(places)
                .mapToDouble(times -> times.percentile(share))
                .max()
                .orElseThrow();
    }

    /** A step may move any number of tiles: thresholds are spread over the whole range. */
    private static Stopwatch steps(OffscreenShell shell, int runs) throws Exception {
        DoubleProperty threshold = shell.model().review().thresholdProperty();
        var times = new Stopwatch(WARM_UP);
        for (int run = -WARM_UP; run < runs; run++) {
            double value = Math.abs(run) * GOLDEN % 1;
            times.add(shell.frameMillis(() -> threshold.set(value)));
        }
        return times;
    }

    private static boolean isAllKnown(OffscreenShell shell) {
        Review set = shell.model().review().reviewProperty().get();
        return !set.cases().isEmpty()
                && set.cases().stream().allMatch(one -> one.prediction().isPresent());
    }

    /** True if tiles of scored lesions are seen, and every tile that is seen has its pictures. */
    private static boolean isScreenFull(OffscreenShell shell) {
        if (shell.model().review().reviewProperty().get().cases().isEmpty()) {
            return false; // without searching the window, which takes its time
        }
        List<PhotoPair> seen =
                shell.root().lookupAll(".photo-pair").stream()
                        .map(PhotoPair.class::cast)
                        .filter(PhotoPair::isSeen)
                        .toList();
        return seen.size() >= FEWEST_TILES
                && seen.stream()
                        .allMatch(pair ->
                                pair.isComplete()
                                        && pair.shown()
                                                .flatMap(ReviewCase::prediction)
                                                .isPresent());
    }

    /** Of the heap with most tiles. */
    private static ScrollBar longest(OffscreenShell shell) {
        return shell.root().lookupAll(".tile-grid > .scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .max(Comparator.comparingDouble(ScrollBar::getMax))
                .orElseThrow(() -> new IllegalStateException("the gallery has no tiles"));
    }
}
