package org.lesionlens.ui.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.PixelForm;
import org.lesionlens.image.Resampling;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.Photo;
import org.lesionlens.ui.fx.Reason;

/**
 * Small pictures of lesions for the {@link PhotoPair}s on the screen, decoded and painted off the
 * window's thread.
 *
 * <p>Each pair has one wish at most: a new one takes the place of the old one, and a wish whose
 * pair has been scrolled away is dropped before any work is done for it. The photos used last are
 * kept, reduced, usually to {@value #SIDE} pixels along the longer side and at most {@value #KEPT}
 * of them: at most 100 MB (384 · 256 · 256 pixels of 4 bytes), for photos of 4:3 at most 75 MB.
 * Beside them there are only the pictures of the pairs on the screen and, while it is read, one
 * whole photo on each of {@value #LANES} threads. All methods belong to the UI thread.
 */
public final class Thumbnails {

    /** Longest side of a photo that is kept, in pixels. */
    public static final int SIDE = 256;

    /** Most photos that are kept. */
    public static final int KEPT = 384;

    private static final int LARGE_SIDE = 768;
    private static final int LARGE_KEPT = 43; // as many bytes

    private static final int LANES = 2;
    private static final double USUAL_SHAPE = 0.75;
    private static final double WIDEST = 0.6;
    private static final int TYPICAL = 9; // photos, whose median shape is the set's

    /** A photo, and how it must be turned as stored to lie as this one does. */
    private record Kept(RgbImage photo, Orientation orientation) {}

    private record Wish(LesionImage lesion, PairPainter painter) {}

    private final ImageDecoder decoder;
    private final UiThreads threads;
    private final ObservableValue<@Nullable HeatLook> look;
    private final Map<PhotoPair, Wish> wishes = new LinkedHashMap<>();
    private final Map<Path, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final List<Double> shapes = new ArrayList<>(); // of the first photos
    private final ReadOnlyDoubleWrapper shape =
            new ReadOnlyDoubleWrapper(this, "shape", USUAL_SHAPE);
    private final int side;
    private final int most;
    private int underway;

    /**
     * @param decoder reads the photos
     * @param threads of which those for thumbnails read and paint; two are kept busy
     * @param look how heat is drawn; null while no model says how photos lie in its input
     */
    public Thumbnails(
            ImageDecoder decoder, UiThreads threads, ObservableValue<@Nullable HeatLook> look) {
        this(decoder, threads, look, SIDE, KEPT);
    }

    /** The same for pictures that are seen large, of which there are few. */
    public static Thumbnails large(
            ImageDecoder decoder, UiThreads threads, ObservableValue<@Nullable HeatLook> look) {
        return new Thumbnails(decoder, threads, look, LARGE_SIDE, LARGE_KEPT);
    }

    private Thumbnails(
            ImageDecoder decoder,
            UiThreads threads,
            ObservableValue<@Nullable HeatLook> look,
            int side,
            int most) {
        this.side = side;
        this.most = most;
        this.decoder = decoder;
        this.threads = threads;
        this.look = look;
    }

    /** How heat is drawn now; null while that is not known. */
    ObservableValue<@Nullable HeatLook> look() {
        return look;
    }

    /** How many photos are kept now, at most {@link #KEPT}. */
    public int keptPhotos() {
        return kept.size();
    }

    /** Forgets all photos, as when another set is opened. */
    public void clear() {
        kept.clear();
        shapes.clear();
    }

    /**
     * Height of each picture's room as a share of its width, in [0.6, 1]: that of the median of the
     * first photos, so that few have bars beside them.
     */
    public ReadOnlyDoubleProperty shapeProperty() {
        return shape.getReadOnlyProperty();
    }

    private void learn(RgbImage photo) {
        if (shapes.size() < TYPICAL) {
            shapes.add((double) photo.height() / photo.width());
            double median = shapes.stream().sorted().toList().get(shapes.size() / 2);
            shape.set(Math.clamp(median, WIDEST, 1));
        }
    }

    /** Wants pictures for {@code pair}, instead of those it wanted before. */
    void want(PhotoPair pair, LesionImage lesion, PairPainter painter) {
        wishes.put(pair, new Wish(lesion, painter));
        startNext();
    }

    /** Wants nothing any more for {@code pair}. */
    void drop(PhotoPair pair) {
        wishes.remove(pair);
    }

    private void startNext() {
        while (underway < LANES && !wishes.isEmpty()) {
            PhotoPair pair = wishes.keySet().iterator().next();
            Wish wish = wishes.remove(pair);
            if (wish != null && pair.isScrolledAway()) {
                pair.dropped();
            } else if (wish != null) {
                start(pair, wish);
            }
        }
    }

    private void start(PhotoPair pair, Wish wish) {
        underway++;
        Kept ready = kept.get(wish.lesion().file());
        boolean isHere = wish.lesion().isHere();
        Callable<Made> work =
                () -> {
                    if (!isHere) {
                        return new Made(null, wish.painter().paintAlone());
                    }
                    Kept photo = ready == null ? read(wish.lesion().file()) : ready;
                    return new Made(
                            photo, wish.painter().paint(photo.photo(), photo.orientation()));
                };
        threads.thumbnails()
                .execute(
                        new FutureTask<>(work) {
                            @Override
                            protected void done() {
                                threads.ui().execute(() -> deliver(pair, wish, this));
                            }
                        });
    }

    /**
     * @param photo null if it is not here
     */
    private record Made(@Nullable Kept photo, PairPictures pictures) {}

    private void deliver(PhotoPair pair, Wish wish, FutureTask<Made> job) {
        underway--;
        switch (job.state()) {
            case SUCCESS -> {
                Made made = job.resultNow();
                Kept photo = made.photo();
                if (photo != null) {
                    if (!kept.containsKey(wish.lesion().file())) {
                        learn(photo.photo());
                    }
                    keep(wish.lesion().file(), photo);
                }
                pair.take(wish.lesion(), made.pictures());
            }
            case FAILED -> pair.fail(wish.lesion(), Reason.of(job.exceptionNow()));
            case CANCELLED, RUNNING -> throw new IllegalStateException("job is " + job.state());
        }
        startNext();
    }

    private void keep(Path file, Kept photo) {
        kept.put(file, photo);
        if (kept.size() > most) {
            kept.remove(kept.keySet().iterator().next()); // the one not used for longest
        }
    }

    private Kept read(Path file) throws Exception {
        Photo read = decoder.photo(file, PixelForm.AS_DISPLAYED);
        RgbImage whole = read.displayed();
        double scale = Math.min(1, (double) side / Math.max(whole.width(), whole.height()));
        return new Kept(scale == 1 ? whole : scaled(whole, scale), read.orientation());
    }

    /** A picture made smaller. */
    static RgbImage scaled(RgbImage picture, double scale) {
        return Resampling.resize(
                picture,
                ImageRegion.whole(picture.width(), picture.height()),
                (int) Math.max(1, Math.round(picture.width() * scale)),
                (int) Math.max(1, Math.round(picture.height() * scale)),
                Interpolation.BILINEAR_ANTIALIAS);
    }
}
