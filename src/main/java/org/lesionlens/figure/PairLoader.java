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
import java.util.function.Function;
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
        return each(cases, one -> load(one, width, height));
    }

    /** The sizes of the same, none of which is kept. */
    List<PairSize> measure(List<ReviewCase> cases, int width, int height)
            throws InterruptedException {
        return each(cases, one -> measure(one, width, height));
    }

    private static <T> List<T> each(List<ReviewCase> cases, Function<ReviewCase, T> work)
            throws InterruptedException {
        List<Callable<T>> tasks = new ArrayList<>();
        for (ReviewCase one : cases) {
            tasks.add(() -> work.apply(one));
        }
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        try (ExecutorService pool =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("figure").factory())) {
            List<T> all = new ArrayList<>();
            try {
                for (Future<T> one : pool.invokeAll(tasks)) {
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

    private Photo photo(ReviewCase one) throws ImageDecodeException {
        return decoder.photo(one.image().file(), input.form().pixels());
    }

    private static String told(ImageDecodeException problem) {
        return "photo " + ImageDecodeException.unquoted(problem.reason());
    }

    private PairSize measure(ReviewCase one, int width, int height) {
        try {
            return size(photo(one).displayed(), one, width, height);
        } catch (ImageDecodeException e) {
            return PairSize.failed(told(e));
        }
    }

    private PairSize size(RgbImage whole, ReviewCase one, int width, int height) {
        double zoom = Math.min((double) width / whole.width(), (double) height / whole.height());
        double magnitude = one.map().map(map -> map.positive().magnitude()).orElse(0f);
        double top = magnitude == 0 ? 0 : sharedTop.orElse(magnitude);
        String problem = top == 0 ? "no positive evidence" : "";
        return new PairSize(
                Math.max(1, (int) Math.round(zoom * whole.width())),
                Math.max(1, (int) Math.round(zoom * whole.height())),
                top,
                one.map().isEmpty() ? "no map is kept" : problem);
    }

    private PairPictures load(ReviewCase one, int width, int height) {
        Photo photo;
        try {
            photo = photo(one);
        } catch (ImageDecodeException e) {
            return PairPictures.failed(told(e));
        }
        RgbImage whole = photo.displayed();
        PairSize size = size(whole, one, width, height);
        RgbImage small =
                Resampling.resize(
                        whole,
                        ImageRegion.whole(whole.width(), whole.height()),
                        size.width(),
                        size.height(),
                        Interpolation.BILINEAR_ANTIALIAS);
        Optional<RgbImage> overlay = one.map().map(map -> overlay(small, photo, map));
        return new PairPictures(Optional.of(small), overlay, size.top(), size.problem());
    }

    private RgbImage overlay(RgbImage small, Photo photo, SignedMap map) {
        RgbImage whole = photo.displayed();
        var geometry = InputGeometry.of(whole.width(), whole.height(), photo.orientation(), input);
        var heat =
                HeatField.of(
                        map.positive(),
                        geometry,
                        geometry.photo(),
                        small.width(),
                        small.height(),
                        new HeatOptions(CellBlend.BILINEAR, sharedTop, false));
        return Overlay.render(small, heat, style);
    }
}
