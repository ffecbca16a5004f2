package org.lesionlens.analysis;

import java.util.Map;
import java.util.Set;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.PixelDifference;
import org.lesionlens.image.Preprocessing;
import org.lesionlens.image.RgbImage;

/**
 * A photo that is ready for the network: all that can be done without it.
 *
 * @param photo as displayed, at its full size
 * @param geometry how the photo was fitted into the network's input
 * @param input the network's input
 * @param differences for which the photo as stored may not be the photo as displayed
 * @param timings of decoding and preprocessing
 */
public record PreparedPhoto(
        RgbImage photo,
        InputGeometry geometry,
        ImageTensor input,
        Set<PixelDifference> differences,
        Timings timings) {

    /** A photo whose pixels are the same as displayed and as stored. */
    public static PreparedPhoto of(RgbImage photo, InputSpec spec) {
        return new PreparedPhoto(
                photo,
                InputGeometry.of(photo.width(), photo.height(), spec),
                Preprocessing.tensor(photo, spec),
                Set.of(),
                new Timings(Map.of()));
    }

    /** The same with equal pixels in the photo's place. */
    PreparedPhoto with(RgbImage same) {
        return new PreparedPhoto(same, geometry, input, differences, timings);
    }
}
