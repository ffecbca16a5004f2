package org.lesionlens.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.lesionlens.drawing.TooManyPixelsException;
import org.lesionlens.review.ReviewCase;

/**
 * The pictures of a figure's lesions, of which memory holds the first ones and those of the page
 * that was drawn last, however many there are: others are read again when their page is drawn.
 */
final class PictureShelf {

    private static final long KEPT = 16_000_000; // pixels, 64 MB

    private final PairLoader loader;
    private final List<ReviewCase> cases;
    private final int side;
    private final List<PairSize> sizes;
    private final Map<Integer, PairPictures> kept = new HashMap<>(); // by place in the figure
    private final Map<Integer, PairPictures> page = new HashMap<>();

    /**
     * Reads all photos once, for their sizes.
     *
     * @param side of the room for each picture, in pixels
     * @throws InterruptedException if the calling thread is interrupted
     */
    PictureShelf(PairLoader loader, List<ReviewCase> cases, int side) throws InterruptedException {
        this.loader = loader;
        this.cases = cases;
        this.side = side;
        int first = (int) Math.min(cases.size(), KEPT / pixels(1));
        List<PairSize> found = new ArrayList<>();
        for (PairPictures pair : loader.load(cases.subList(0, first), side, side)) {
            kept.put(found.size(), pair);
            found.add(pair.size());
        }
        found.addAll(loader.measure(cases.subList(first, cases.size()), side, side));
        this.sizes = List.copyOf(found);
    }

    private long pixels(int lesions) {
        return 2L * lesions * side * side;
    }

    /** Of the lesion at a place in the figure. */
    PairSize size(int place) {
        return sizes.get(place);
    }

    /**
     * Has the pictures of a page ready, and lets go of those of the page before.
     *
     * @param places in the figure
     * @throws CancellationException if the calling thread is interrupted, which it stays
     * @throws TooManyPixelsException if there is not the memory for them
     */
    synchronized void bring(List<Integer> places) {
        List<Integer> missing =
                places.stream().filter(place -> !kept.containsKey(place)).distinct().toList();
        if (page.keySet().containsAll(missing)) {
            return;
        }
        page.clear();
        TooManyPixelsException.check((double) pixels(missing.size()));
        try {
            List<PairPictures> read =
                    loader.load(missing.stream().map(cases::get).toList(), side, side);
            IntStream.range(0, read.size()).forEach(i -> page.put(missing.get(i), read.get(i)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var stopped = new CancellationException("stopped while photos were read");
            stopped.initCause(e);
            throw stopped;
        }
    }

    /** The pictures at a place of the page that was brought last. */
    synchronized PairPictures at(int place) {
        PairPictures found = kept.get(place);
        return found != null ? found : Objects.requireNonNull(page.get(place), "not brought");
    }
}
