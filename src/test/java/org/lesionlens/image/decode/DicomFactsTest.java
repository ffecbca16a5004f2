package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.testing.TinyDicom;

class DicomFactsTest {

    private static final int PATIENT_ID = 0x00100020;
    private static final int PATIENT_SEX = 0x00100040;
    private static final int PATIENT_AGE = 0x00101010;
    private static final int CHARACTER_SET = 0x00080005;
    private static final int BODY_PART = 0x00180015;
    private static final int ANATOMIC_REGION = 0x00082218;
    private static final int CODE_MEANING = 0x00080104;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {TinyDicom.EXPLICIT, TinyDicom.IMPLICIT})
    void areThoseOfTheHeader(String syntax) throws IOException {
        var file =
                dicom(syntax)
                        .words(PATIENT_ID, "IP_17")
                        .words(PATIENT_SEX, "F")
                        .words(PATIENT_AGE, "045Y")
                        .words(BODY_PART, "TORSO");

        assertThat(facts(file.pixels(1, 2, 3)))
                .isEqualTo(new DicomFacts("IP_17", "F", OptionalDouble.of(45), "torso"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TinyDicom.EXPLICIT, TinyDicom.IMPLICIT})
    void theRegionInWordsComesBeforeThePartOfTheBody(String syntax) throws IOException {
        var file =
                dicom(syntax)
                        .sequence(ANATOMIC_REGION, CODE_MEANING, "Left forearm")
                        .words(BODY_PART, "ARM");

        assertThat(facts(file.pixels(1, 2, 3)).site()).isEqualTo("Left forearm");
    }

    @ParameterizedTest
    @CsvSource({"018M, 1.5", "007D, 0.02", "052W, 1.0", "101Y, 101.0"})
    void agesAreYears(String spelled, double years) throws IOException {
        var file = dicom(TinyDicom.EXPLICIT).words(PATIENT_AGE, spelled);

        assertThat(facts(file.pixels(1, 2, 3)).age().orElseThrow()).isCloseTo(years, within(0.005));
    }

    @Test
    void whatIsNotSaidIsBlank() throws IOException {
        assertThat(facts(dicom(TinyDicom.EXPLICIT).pixels(1, 2, 3)))
                .isEqualTo(new DicomFacts("", "", OptionalDouble.empty(), ""));
    }

    @Test
    void aFileThatIsCutOffTellsWhatItHolds() throws IOException {
        byte[] whole = dicom(TinyDicom.EXPLICIT).words(PATIENT_ID, "IP_17").pixels(1, 2, 3);
        for (int length = 0; length < whole.length; length++) {
            var file = Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(whole, length));

            DicomFacts.of(file).ifPresent(said -> assertThat(said.patient()).isIn("", "IP_17"));
        }
    }

    @Test
    void aSequenceWithAnImpossibleItemTellsNothing() throws IOException {
        byte[] item = {-2, -1, 0, (byte) 0xE0, 0, 0, 0, (byte) 0x80, 1, 2, 3, 4};
        var file = dicom(TinyDicom.IMPLICIT).bytes(ANATOMIC_REGION, item).words(BODY_PART, "ARM");

        assertThat(facts(file.pixels(1, 2, 3)).site()).isEqualTo("arm");
    }

    @Test
    void wordsMayBeUtf8() throws IOException {
        var file =
                dicom(TinyDicom.EXPLICIT)
                        .words(CHARACTER_SET, "ISO_IR 192")
                        .words(PATIENT_ID, "Müller 7");

        assertThat(facts(file.pixels(1, 2, 3)).patient()).isEqualTo("Müller 7");
    }

    @Test
    void factsMayStandFarBehind() throws IOException {
        var file =
                dicom(TinyDicom.EXPLICIT)
                        .sequence(0x00081150, CODE_MEANING, "x".repeat(60_000))
                        .words(PATIENT_ID, "IP_17");

        assertThat(facts(file.pixels(1, 2, 3)).patient()).isEqualTo("IP_17");
    }

    @Test
    void otherFilesTellNothing() throws IOException {
        var file = Files.writeString(folder.resolve("text.dcm"), "patient");

        assertThat(DicomFacts.of(file)).isEmpty();
        assertThat(DicomFacts.of(folder.resolve("missing.dcm"))).isEmpty();
    }

    private static TinyDicom dicom(String syntax) {
        return new TinyDicom(syntax, "RGB", 1, 1, 3, 8);
    }

    private DicomFacts facts(byte[] content) throws IOException {
        return DicomFacts.of(Files.write(folder.resolve("photo.dcm"), content)).orElseThrow();
    }
}
