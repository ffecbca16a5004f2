package org.lesionlens.image.decode;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Says in words what a file that is no picture begins with. */
final class FileSignature {

    private static final int LONGEST_TEXT = 24;
    private static final int LONGEST_HEX = 8;
    private static final int DICOM_PREAMBLE = 128;

    private static final Map<Pattern, String> OTHER_FORMATS = otherFormats();

    private FileSignature() {}

    private static Map<Pattern, String> otherFormats() {
        var formats = new LinkedHashMap<Pattern, String>();
        formats.put(starting("GIF8"), "it begins like a GIF file");
        formats.put(starting("BM"), "it begins like a BMP file");
        formats.put(starting("%PDF"), "it begins like a PDF file");
        formats.put(starting("PK"), "it begins like a ZIP archive");
        formats.put(starting("....ftyp(heic|heix|mif1)"), "it begins like a HEIC file");
        formats.put(starting("....ftypavif"), "it begins like an AVIF file");
        formats.put(starting(".{" + DICOM_PREAMBLE + "}DICM"), "it begins like a DICOM file");
        return formats;
    }

    private static Pattern starting(String beginning) {
        return Pattern.compile(beginning, Pattern.DOTALL);
    }

    /** The end of a sentence on a file that is not empty. */
    static String describe(byte[] file) {
        int length = Math.min(file.length, DICOM_PREAMBLE + 4);
        var start = new String(file, 0, length, StandardCharsets.ISO_8859_1);
        for (var format : OTHER_FORMATS.entrySet()) {
            if (format.getKey().matcher(start).lookingAt()) {
                return format.getValue();
            }
        }
        var text = start.substring(0, Math.min(length, LONGEST_TEXT));
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return "it begins with “" + text + "”";
        }
        var hex = HexFormat.ofDelimiter(" ").withUpperCase();
        return "it begins with the bytes " + hex.formatHex(file, 0, Math.min(length, LONGEST_HEX));
    }
}
