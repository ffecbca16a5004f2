package org.lesionlens.attribution;

import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;

/**
 * A network's input, and where in it the photo lies: a letterbox's bars show nothing of the lesion.
 *
 * @param tensor as the network takes it
 * @param place in whole pixels of the tensor
 */
public record PlacedInput(ImageTensor tensor, ImageRegion place) {

    /** An input that the photo fills. */
    public static PlacedInput filled(ImageTensor tensor) {
        return new PlacedInput(tensor, ImageRegion.whole(tensor.width(), tensor.height()));
    }

    /** That of a photo, lying as the network sees it. */
    public static PlacedInput of(PreparedPhoto photo, InputSpec spec) {
        return new PlacedInput(photo.input(), place(photo.geometry(), spec));
    }

    /** Where the photo lies in the input, as the network sees both. */
    static ImageRegion place(InputGeometry geometry, InputSpec spec) {
        int width = (int) geometry.photo().width();
        int height = (int) geometry.photo().height();
        return geometry.orientation().swapsAxes()
                ? InputGeometry.of(height, width, spec).destination()
                : InputGeometry.of(width, height, spec).destination();
    }

    /** In pixels. */
    int width() {
        return tensor.width();
    }

    /** In pixels. */
    int height() {
        return tensor.height();
    }
}
