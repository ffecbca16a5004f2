package org.lesionlens.ui.viewer;

import java.nio.IntBuffer;
import java.util.stream.IntStream;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * A photo at the size that it has on the screen, made brighter or darker in place: as many pixels
 * as are seen, however many the photo has.
 */
final class PhotoLayer {

    private final ImageView view = new ImageView();
    private PhotoLook look = PhotoLook.AS_IT_IS;
    private @Nullable WritableImage photo;
    private @Nullable Adjusted adjusted;

    PhotoLayer() {
        view.setPreserveRatio(false);
    }

    ImageView view() {
        return view;
    }

    /** Shows a photo, opaque, or none. */
    void show(@Nullable WritableImage newest) {
        photo = newest;
        adjusted = null;
        paint();
    }

    /** Shows the same photo otherwise. */
    void adjust(PhotoLook chosen) {
        look = chosen;
        paint();
    }

    private void paint() {
        WritableImage shown = photo;
        if (shown == null || look.isAsItIs()) {
            view.setImage(shown);
            return;
        }
        Adjusted painted = adjusted == null ? new Adjusted(shown) : adjusted;
        adjusted = painted;
        painted.paint(look.levels());
        view.setImage(painted.image);
    }

    /** The pixels as they are, and as they are shown. */
    private static final class Adjusted {

        private final int width;
        private final int height;
        private final int[] from;
        private final int[] to;
        private final PixelBuffer<IntBuffer> buffer;
        private final WritableImage image;

        Adjusted(WritableImage photo) {
            width = (int) photo.getWidth();
            height = (int) photo.getHeight();
            from = new int[width * height];
            to = new int[from.length];
            var format = PixelFormat.getIntArgbPreInstance();
            photo.getPixelReader().getPixels(0, 0, width, height, format, from, 0, width);
            buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(to), format);
            image = new WritableImage(buffer);
        }

        void paint(int[] levels) {
            IntStream.range(0, height).parallel().forEach(row -> paintRow(row, levels));
            buffer.updateBuffer(all -> null);
        }

        private void paintRow(int row, int[] levels) {
            for (int i = row * width; i < (row + 1) * width; i++) {
                int pixel = from[i];
                to[i] =
                        0xFF000000
                                | levels[pixel >> 16 & 0xFF] << 16
                                | levels[pixel >> 8 & 0xFF] << 8
                                | levels[pixel & 0xFF];
            }
        }
    }
}
