package org.lesionlens.image.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.lesionlens.files.PictureFormat;

/**
 * What the header of a DICOM file says of its patient; blank or empty where it does not.
 *
 * @param patient the patient's id, never the name
 * @param sex of the patient, in one letter
 * @param age of the patient in years
 * @param site the part of the body
 */
public record DicomFacts(String patient, String sex, OptionalDouble age, String site) {

    private static final int BODY_PART = 0x00180015;
    private static final int ANATOMIC_REGION = 0x00082218;
    private static final int CODE_MEANING = 0x00080104;
    private static final int PATIENT_ID = 0x00100020;
    private static final int PATIENT_SEX = 0x00100040;
    private static final int PATIENT_AGE = 0x00101010;

    private static final int BEGINNING = 1 << 13; // bytes; what is asked for stands first
    private static final int LONG_BEGINNING = 1 << 18; // where much else does

    private static final Pattern AGE = Pattern.compile("(\\d{1,3})([DWMY])");

    /** Of a file's beginning; empty if it is not a DICOM file, or cannot be read. */
    public static Optional<DicomFacts> of(Path file) {
        try {
            byte[] beginning = read(file, BEGINNING);
            if (PictureFormat.of(beginning).filter(PictureFormat.DICOM::equals).isEmpty()) {
                return Optional.empty();
            }
            var elements = DicomElements.beginning(beginning);
            boolean isWhole = elements.isPassed() || beginning.length < BEGINNING;
            return Optional.of(
                    of(isWhole ? elements : DicomElements.beginning(read(file, LONG_BEGINNING))));
        } catch (IOException e) {
            return Optional.empty(); // told where its pixels are asked for
        }
    }

    private static byte[] read(Path file, int count) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(count);
        }
    }

    static DicomFacts of(DicomElements elements) {
        var region = elements.textInside(ANATOMIC_REGION, CODE_MEANING);
        return new DicomFacts(
                elements.text(PATIENT_ID),
                elements.text(PATIENT_SEX),
                years(elements.text(PATIENT_AGE)),
                region.isEmpty() ? elements.text(BODY_PART).toLowerCase(Locale.ROOT) : region);
    }

    private static OptionalDouble years(String age) {
        var parts = AGE.matcher(age);
        return parts.matches()
                ? OptionalDouble.of(Integer.parseInt(parts.group(1)) / unitsOfAYear(parts.group(2)))
                : OptionalDouble.empty();
    }

    private static double unitsOfAYear(String unit) {
        return switch (unit) {
            case "D" -> 365.25;
            case "W" -> 52.18;
            case "M" -> 12;
            default -> 1;
        };
    }
}
