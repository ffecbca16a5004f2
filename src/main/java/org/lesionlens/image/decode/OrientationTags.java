package org.lesionlens.image.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lesionlens.image.Orientation;

/** What the metadata of files say of the orientation of their pictures. */
final class OrientationTags {

    private static final String EXIF = "Exif\0\0";

    private static final Pattern IN_XMP = Pattern.compile("tiff:Orientation(?:=\"|>)([0-9])");

    private OrientationTags() {}

    /**
     * What a file's metadata say; upright if they cannot be read, as the picture still can. As in
     * Pillow, XMP is asked only where EXIF has no word on it.
     *
     * @param exif a TIFF file, or one after the letters {@code Exif\0\0}
     * @param xmp a document in XML
     */
    static Orientation of(Optional<ByteBuffer> exif, Optional<ByteBuffer> xmp) {
        return exif.flatMap(OrientationTags::ofExif)
                .or(() -> xmp.flatMap(OrientationTags::ofXmp))
                .orElse(Orientation.UPRIGHT);
    }

    /** What a TIFF file says of itself. */
    static Orientation of(TiffDirectory file) {
        return ofTag(file)
                .or(() -> file.content(TiffDirectory.XMP).flatMap(OrientationTags::ofXmp))
                .orElse(Orientation.UPRIGHT);
    }

    private static Optional<Orientation> ofExif(ByteBuffer exif) {
        var tiff = exif.slice();
        while (tiff.remaining() > EXIF.length()
                && text(tiff.slice(0, EXIF.length())).equals(EXIF)) {
            tiff = tiff.slice(EXIF.length(), tiff.remaining() - EXIF.length());
        }
        return ofTag(TiffDirectory.of(tiff));
    }

    private static Optional<Orientation> ofTag(TiffDirectory directory) {
        int tag = TiffDirectory.ORIENTATION;
        if (!directory.has(tag)) {
            return Optional.empty();
        }
        // Of type BYTE it is text to Pillow, which does not turn by it.
        return Optional.of(
                directory.isOfBytes(tag)
                        ? Orientation.UPRIGHT
                        : Orientation.ofValue(directory.value(tag, 1)));
    }

    private static Optional<Orientation> ofXmp(ByteBuffer xmp) {
        var matcher = IN_XMP.matcher(text(xmp));
        return matcher.find()
                ? Optional.of(Orientation.ofValue(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    private static String text(ByteBuffer content) {
        return StandardCharsets.ISO_8859_1.decode(content.slice()).toString();
    }
}
