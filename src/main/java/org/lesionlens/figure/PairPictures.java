package org.lesionlens.figure;

import java.util.Optional;
import org.lesionlens.image.RgbImage;

/**
 * The two pictures of a lesion in a figure, or why there are none.
 *
 * @param photo at the size it is shown in; none if it cannot be read
 * @param overlay the photo with its heat, of the same size; none without a map
 * @param top the raw value of the strongest colour; 0 if nothing speaks for the class
 * @param problem why something is missing; blank if nothing is
 */
public record PairPictures(
        Optional<RgbImage> photo, Optional<RgbImage> overlay, double top, String problem) {

    static PairPictures failed(String problem) {
        return new PairPictures(Optional.empty(), Optional.empty(), 0, problem);
    }

    PairSize size() {
        return photo.map(seen -> new PairSize(seen.width(), seen.height(), top, problem))
                .orElse(PairSize.failed(problem));
    }
}
