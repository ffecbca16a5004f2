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
import org.lesionlens.overlay.MaskOutline;

/** The outline of the lesion as somebody drew it, along the edges of the mask's pixels. */
final class OutlineLayer extends Group {

    private static final double LINE = 1.5; // logical pixels
    private static final double HALO = 3.5;

    private final Path halo = line("outline-halo");
    private final Path line = line("outline");
    private final Affine place = new Affine();
    private @Nullable MaskOutline outline;

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

    /** Shows an outline, or none. */
    void show(@Nullable MaskOutline newest) {
        if (newest == outline) {
            return;
        }
        outline = newest;
        setVisible(newest != null);
        List<PathElement> lines = new ArrayList<>();
        if (newest != null) {
            newest.forEach((x0, y0, x1, y1) -> {
                lines.add(new MoveTo(x0, y0));
                lines.add(new LineTo(x1, y1));
            });
        }
        halo.getElements().setAll(lines);
        line.getElements().setAll(lines);
    }

    /**
     * Brings it to its place.
     *
     * @param now where the photo lies
     * @param scale physical pixels for each logical one
     */
    void place(Framing now, double scale) {
        MaskOutline drawn = outline;
        if (drawn == null) {
            return;
        }
        double across = now.width() / scale / drawn.stepsAcross();
        double down = now.height() / scale / drawn.stepsDown();
        place.setToTransform(across, 0, now.left() / scale, 0, down, now.top() / scale);
        line.setStrokeWidth(LINE / across);
        halo.setStrokeWidth(HALO / across);
    }
}
