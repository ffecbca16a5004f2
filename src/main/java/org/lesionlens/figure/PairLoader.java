package org.lesionlens.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Resampling;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.Photo;
import org.lesionlens.overlay.CellBlend;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.Overlay;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.ReviewCase;

/**
 * Reads the photos of a figure, several at a time, and lays the kept maps over them: no network.
 *
 * @param input how photos lie in the network's input
 * @param style how heat is drawn
 * @param sharedTop the raw value of the strongest colour of all; empty to stretch each map to its
 *     own
 */
public record PairLoader(
        ImageDecoder decoder, InputSpec input, OverlayStyle style, OptionalDouble sharedTop) {

    private static final int MOST_THREADS = 4; // each may hold a photo of a hundred megabytes

    /**
     * The pictures of all lesions, in their order.
     *
     * @param width and height of the room for each picture, in pixels
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<PairPictures> load(List<ReviewCase> cases, int width, int height)
            throws InterruptedException {
        List<Callable<PairPictures>> tasks = new ArrayList<>();
        for (ReviewCase one : cases) {
            tasks.add(() -> load(one, width, height));
        }
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        try (ExecutorService pool =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("figure").factory())) {
            List<PairPictures> all = new ArrayList<>();
            try {
                for (Future<PairPictures> one : pool.invokeAll(tasks)) {
                    all.add(one.get());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause()); // a defect: problems are told
            } finally {
                pool.shutdownNow();
            }
            return all;
        }
    }

    private PairPictures load(ReviewCase one, int width, int height) {
        Photo photo;
        try {
            photo = decoder.photo(one.image().file(), input.form().pixels());
        } catch (ImageDecodeException e) {
            return PairPictures.failed("photo " + ImageDecodeException.unquoted(e.reason()));
        }
        RgbImage whole = photo.displayed();
        double zoom = Math.min((double) width / whole.width(), (double) height / whole.height());
        RgbImage small =
                Resampling.resize(
                        whole,
                        ImageRegion.whole(whole.width(), whole.height()),
                        Math.max(1, (int) Math.round(zoom * whole.width())),
                        Math.max(1, (int) Math.round(zoom * whole.height())),
                        Interpolation.BILINEAR_ANTIALIAS);
        Optional<SignedMap> map = one.map();
        if (map.isEmpty()) {
            return new PairPictures(Optional.of(small), Optional.empty(), 0, "no map is kept");
        }
        var geometry = InputGeometry.of(whole.width(), whole.height(), photo.orientation(), input);
        var heat =
                HeatField.of(
                        map.get().positive(),
                        geometry,
                        geometry.photo(),
                        small.width(),
                        small.height(),
                        new HeatOptions(CellBlend.BILINEAR, sharedTop, false));
        return new PairPictures(
                Optional.of(small),
                Optional.of(Overlay.render(small, heat, style)),
                heat.top(),
                heat.top() == 0 ? "no positive evidence" : "");
    }
}
