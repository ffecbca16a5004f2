package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.testing.TinyDicom;

/** Sets of DICOM files, which say themselves whose they are. */
class DicomSetTest {

    @TempDir private Path temporary = Path.of("");
    private Path folder = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        folder = Files.createDirectory(temporary.resolve("set"));
        photo("1/IM-0001.dcm", "IP_1", "F", "045Y", 1);
        photo("1/IM-0002.dcm", "IP_1", "F", "045Y", 2);
        photo("2/IM-0001.dcm", "IP_2", "M", "999Y", 3);
    }

    private void photo(String name, String patient, String sex, String age, int pixel)
            throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        byte[] content =
                new TinyDicom(TinyDicom.EXPLICIT, "RGB", 1, 1, 3, 8)
                        .words(0x00100020, patient)
                        .words(0x00100040, sex)
                        .words(0x00101010, age)
                        .words(0x00180015, "TORSO")
                        .pixels(pixel, pixel, pixel);
        Files.write(file, content);
    }

    @Test
    void headersTellPatientSexAgeAndSite() throws IOException {
        var cases = CaseSet.read(folder);

        assertThat(cases.patients()).hasSize(2);
        assertThat(cases.images())
                .extracting(image -> image.patient() + " " + image.facts().sex())
                .containsExactly("IP_1 FEMALE", "IP_1 FEMALE", "IP_2 MALE");
        assertThat(cases.images())
                .extracting(image -> image.facts().age())
                .containsExactly(45.0, 45.0, null); // nobody is 999 years old
        assertThat(cases.images()).allMatch(image -> image.facts().site().equals("torso"));
        var source = cases.provenance().patients().orElseThrow();
        assertThat(source.isFolders()).isFalse();
        assertThat(source.columns()).containsExactly("PatientID");
    }

    @Test
    void aTableComesBeforeTheHeaders() throws IOException {
        Files.writeString(
                folder.resolve("train.csv"),
                "image,patient_id,age\n1/IM-0001.dcm,P9,50\n1/IM-0002.dcm,P9,\n");

        var cases = CaseSet.read(folder);

        assertThat(cases.images())
                .extracting(LesionImage::patient)
                .containsExactly("P9", "P9", "IP_2");
        assertThat(cases.images())
                .extracting(image -> image.facts().age())
                .containsExactly(50.0, 45.0, null);
        assertThat(cases.provenance().patients().orElseThrow().table()).isPresent();
    }

    @Test
    void aTableOfPatientsIsJoinedByTheHeaders() throws IOException {
        Files.writeString(
                folder.resolve("patients.csv"), "patient_id,fitzpatrick\nIP_1,II\nIP_2,IV\n");

        assertThat(CaseSet.read(folder).images())
                .extracting(image -> image.facts().skinType())
                .containsExactly("II", "II", "IV");
    }
}
