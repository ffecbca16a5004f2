package org.lesionlens.image.decode;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.lesionlens.files.PictureFormat;

/** Says of a file that is no picture to us what it is, by how it begins, and what to do. */
final class FileSignature {

    private static final int LONGEST_BEGINNING = 1024;
    private static final int LONGEST_TEXT = 24;
    private static final int LONGEST_HEX = 8;

    private static final String AS_PNG = "save it as PNG with an image program";
    private static final String DEVELOPED = "develop it to TIFF or JPEG with the camera's program";

    private static final Map<Pattern, String> OTHER_FORMATS = otherFormats();

    private FileSignature() {}

    private static Map<Pattern, String> otherFormats() {
        var formats = new LinkedHashMap<Pattern, String>();
        add(formats, "....ftyp(heic|heix|hevc|heim|heis)", "a HEIC", "export it as JPEG");
        add(formats, "....ftyp(avif|avis)", "an AVIF", AS_PNG);
        add(formats, "....ftypmif1.{4,32}avif", "an AVIF", AS_PNG);
        add(formats, "....ftyp(mif1|msf1)", "a HEIF", "export it as JPEG");
        add(formats, "....ftypcrx", "a camera raw (CR3)", DEVELOPED);
        add(formats, "....ftyp", "a video or MP4", "take a still from it and save that as PNG");
        add(formats, "\u00FF\n|\0\0\0\fJXL ", "a JPEG XL", AS_PNG);
        add(formats, "\0\0\0\fjP  |\u00FFO\u00FFQ", "a JPEG 2000", AS_PNG);
        add(formats, "GIF8", "a GIF", AS_PNG);
        add(formats, "8BPS", "a Photoshop (PSD)", "save it as PNG or TIFF with an image program");
        add(formats, "gimp xcf", "a GIMP (XCF)", "export it as PNG");
        add(formats, "IIR[OS]|MMOR|IIU\0", "a camera raw", DEVELOPED);
        add(formats, "FUJIFILMCCD-RAW", "a camera raw (RAF)", DEVELOPED);
        add(formats, "%PDF", "a PDF", "take the photo out of it as PNG or JPEG");
        add(formats, "%!PS", "a PostScript", AS_PNG);
        add(formats, "\\s*(<\\?xml.{0,800})?(<!--.{0,400}-->\\s*)?<svg", "an SVG", AS_PNG);
        add(formats, "\\s*<(!DOCTYPE )?html", "a web page, an HTML", "download the photo itself");
        add(formats, "PK\u0003\u0004", "a ZIP", "unpack it");
        add(formats, "7z\u00BC\u00AF|Rar!|\u001F\u008B", "a packed", "unpack it");
        add(formats, "\u0000\u0000\u0001\u0000", "an icon (ICO)", AS_PNG);
        add(formats, "qoif", "a QOI", AS_PNG);
        add(formats, "P[1-7]\\s", "a Netpbm", AS_PNG);
        add(formats, "v/1\u0001", "an OpenEXR", AS_PNG);
        add(formats, "SIMPLE  =", "a FITS", AS_PNG);
        return formats;
    }

    private static void add(
            Map<Pattern, String> formats, String beginning, String name, String advice) {
        var pattern = Pattern.compile(beginning, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
        formats.put(
                pattern, "is %s file, which LesionLens does not read; %s".formatted(name, advice));
    }

    /** The end of a sentence that begins with the name of a file, which is not empty. */
    static String refusal(byte[] file) {
        int length = Math.min(file.length, LONGEST_BEGINNING);
        var start = new String(file, 0, length, StandardCharsets.ISO_8859_1);
        for (var format : OTHER_FORMATS.entrySet()) {
            if (format.getKey().matcher(start).lookingAt()) {
                return format.getValue();
            }
        }
        return "is not a picture that LesionLens reads (%s): it begins with %s"
                .formatted(PictureFormat.allLabels(), beginning(file, start));
    }

    private static String beginning(byte[] file, String start) {
        var text = start.substring(0, Math.min(start.length(), LONGEST_TEXT));
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return "“" + text + "”";
        }
        var hex = HexFormat.ofDelimiter(" ").withUpperCase();
        return "the bytes " + hex.formatHex(file, 0, Math.min(file.length, LONGEST_HEX));
    }
}
