package org.lesionlens.image.decode;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.PixelDifference;
import org.lesionlens.image.PixelForm;
import org.lesionlens.image.RgbImage;

/** The pixels of a decoded file in either form. */
final class PhotoPixels {

    private final DecodedSamples samples;
    private final Optional<SrgbConversion> byProfile;
    private final boolean isTurnedAsStored;

    /**
     * @param isTurnedAsStored true if Pillow turns files of this format unasked
     */
    PhotoPixels(DecodedSamples samples, boolean isTurnedAsStored) {
        this.samples = samples;
        this.byProfile =
                samples.profile().flatMap(profile -> IccConversion.of(samples.channels(), profile));
        this.isTurnedAsStored = isTurnedAsStored;
    }

    /** The photo as displayed, and as a network sees it that takes it in {@code form}. */
    Photo photo(PixelForm form) {
        var displayed = in(PixelForm.AS_DISPLAYED);
        var differences = differences();
        boolean isSame = form == PixelForm.AS_DISPLAYED || differences.isEmpty();
        return new Photo(
                displayed,
                isSame ? displayed : in(form),
                isTurnedAsStored ? Orientation.UPRIGHT : samples.orientation(),
                differences);
    }

    /** The photo in one form. */
    RgbImage in(PixelForm form) {
        boolean isStored = form == PixelForm.AS_STORED;
        var channels = samples.channels();
        var conversion =
                isStored
                        ? SrgbConversion.asStored(channels)
                        : byProfile.orElseGet(() -> SrgbConversion.plain(channels));
        var rows = isStored ? samples.storedRows() : samples.rows();
        boolean isTurned = !isStored || isTurnedAsStored;
        var orientation = isTurned ? samples.orientation() : Orientation.UPRIGHT;
        return new OrientedPixels(samples.width(), samples.height(), orientation)
                .filledWith((y, row) -> {
                    rows.read(y, row);
                    conversion.convert(row);
                });
    }

    private Set<PixelDifference> differences() {
        var all = EnumSet.copyOf(samples.differences());
        if (samples.orientation() != Orientation.UPRIGHT && !isTurnedAsStored) {
            all.add(PixelDifference.ORIENTATION);
        }
        if (byProfile.isPresent()) {
            all.add(PixelDifference.PROFILE);
        }
        return all;
    }
}
