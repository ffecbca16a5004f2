package org.lesionlens.ui.viewer;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.lesionlens.image.PixelSpacing;
import org.lesionlens.ui.fx.Formats;

/** How long a millimetre is in a picture, with who says so; hidden where nobody does. */
final class ScaleBar extends Region {

    private static final double MARGIN = 12;
    private static final double LONGEST = 160; // logical pixels, and no more than a third
    private static final double SHARE = 1 / 3.0;
    private static final double THICKNESS = 4;

    private final Region bar = new Region();
    private final Label words = new Label();
    private @Nullable PixelSpacing spacing;

    ScaleBar() {
        getStyleClass().add("scale-bar");
        bar.getStyleClass().add("bar");
        bar.setManaged(false); // placed with the picture
        words.setManaged(false);
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        getChildren().addAll(bar, words);
    }

    void setSpacing(@Nullable PixelSpacing known) {
        spacing = known;
    }

    /**
     * Takes its place in the bottom left corner of what is seen of a photo.
     *
     * @param now where the photo lies; null while there is none
     * @param scale physical pixels for each logical one
     */
    void place(@Nullable Framing now, double scale) {
        PixelSpacing known = spacing;
        Optional<ScaleMark> mark =
                now == null || known == null || !known.isPlausibleFor(now.photoWidth())
                        ? Optional.empty()
                        : ScaleMark.of(
                                now.scale() / scale / known.millimetres(),
                                Math.min(LONGEST, now.viewWidth() / scale * SHARE));
        setVisible(mark.isPresent());
        if (now != null && known != null && mark.isPresent()) {
            words.setText(text(mark.get(), known));
            show(
                    mark.get(),
                    Math.max(0, now.left()) / scale,
                    Math.min(now.viewHeight(), now.top() + now.height()) / scale);
        }
    }

    private static String text(ScaleMark mark, PixelSpacing known) {
        return ViewerWording.TEXTS.get(
                "scale-bar." + known.source().name(),
                mark.isSmall()
                        ? Formats.whole(mark.micrometres()) + "\u00a0µm"
                        : Formats.whole(mark.millimetres()) + "\u00a0mm");
    }

    private void show(ScaleMark mark, double left, double bottom) {
        double height = words.prefHeight(-1);
        resizeRelocate(
                left + MARGIN,
                bottom - MARGIN - height - THICKNESS,
                Math.max(mark.length(), words.prefWidth(-1)),
                height + THICKNESS);
        words.resizeRelocate(0, 0, words.prefWidth(-1), height);
        bar.resizeRelocate(0, height, mark.length(), THICKNESS);
    }
}
