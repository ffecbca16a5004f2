package org.lesionlens.ui.viewer;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.transform.Affine;
import org.jspecify.annotations.Nullable;
import org.lesionlens.image.LesionMask;

/** The outline of the lesion as somebody drew it, along the edges of the mask's pixels. */
final class OutlineLayer extends Group {

    private static final int MOST_SIDE = 1024; // pixels, beyond which every n-th one is followed
    private static final double LINE = 1.5; // logical pixels
    private static final double HALO = 3.5;

    private final Path halo = line("outline-halo");
    private final Path line = line("outline");
    private final Affine place = new Affine();
    private @Nullable LesionMask mask;
    private double step = 1;

    OutlineLayer() {
        setManaged(false);
        setMouseTransparent(true);
        getTransforms().add(place);
        getChildren().addAll(halo, line);
    }

    private static Path line(String styleClass) {
        var line = new Path();
        line.getStyleClass().add(styleClass);
        line.setFill(null);
        return line;
    }

    /** Shows the outline of a mask, or none. */
    void show(@Nullable LesionMask newest) {
        if (newest == mask) {
            return;
        }
        mask = newest;
        setVisible(newest != null);
        if (newest != null) {
            step = Math.ceil(Math.max(newest.width(), newest.height()) / (double) MOST_SIDE);
            halo.getElements().setAll(edges(newest, (int) step));
            line.getElements().setAll(edges(newest, (int) step));
        }
    }

    /** Where a pixel of the lesion and one beside it meet, in steps. */
    private static List<PathElement> edges(LesionMask mask, int step) {
        int width = Math.ceilDiv(mask.width(), step);
        int height = Math.ceilDiv(mask.height(), step);
        List<PathElement> edges = new ArrayList<>();
        for (int y = 0; y <= height; y++) {
            for (int x = 0; x < width; x++) {
                int from = x;
                while (x < width
                        && mask.at(x * step, y * step) != mask.at(x * step, (y - 1) * step)) {
                    x++;
                }
                add(edges, from, y, x, y);
            }
        }
        for (int x = 0; x <= width; x++) {
            for (int y = 0; y < height; y++) {
                int from = y;
                while (y < height
                        && mask.at(x * step, y * step) != mask.at((x - 1) * step, y * step)) {
                    y++;
                }
                add(edges, x, from, x, y);
            }
        }
        return edges;
    }

    private static void add(List<PathElement> edges, int x0, int y0, int x1, int y1) {
        if (x0 != x1 || y0 != y1) {
            edges.add(new MoveTo(x0, y0));
            edges.add(new LineTo(x1, y1));
        }
    }

    /**
     * Brings it to its place.
     *
     * @param now where the photo lies
     * @param scale physical pixels for each logical one
     */
    void place(Framing now, double scale) {
        LesionMask drawn = mask;
        if (drawn == null) {
            return;
        }
        double across = now.width() / scale / drawn.width() * step;
        double down = now.height() / scale / drawn.height() * step;
        place.setToTransform(across, 0, now.left() / scale, 0, down, now.top() / scale);
        line.setStrokeWidth(LINE / across);
        halo.setStrokeWidth(HALO / across);
    }
}
