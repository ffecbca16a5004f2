package org.lesionlens.image.decode;

import java.util.Set;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.PixelDifference;
import org.lesionlens.image.PixelForm;
import org.lesionlens.image.RgbImage;

/**
 * A photo as a person sees it and as a network does.
 *
 * @param displayed upright, in sRGB, over white
 * @param seen by the network; the same object if no {@code differences} are known
 * @param orientation how the photo as stored must be turned to lie as {@code displayed} does
 * @param differences for which the photo as stored may not be the photo as displayed, whichever of
 *     them the network sees
 */
public record Photo(
        RgbImage displayed,
        RgbImage seen,
        Orientation orientation,
        Set<PixelDifference> differences) {

    /** The pixels in one form, if the network sees those as stored. */
    public RgbImage in(PixelForm form) {
        return form == PixelForm.AS_STORED ? seen : displayed;
    }
}
