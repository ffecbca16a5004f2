package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Label tables in workbooks. */
class WorkbookTest {

    @TempDir private Path temporary = Path.of("");
    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("set"));
    }

    private void photos(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name); // no two are the same
        }
    }

    private Path write(String name, Consumer<Workbook> fill) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            fill.accept(workbook);
        }
        return file;
    }

    private static void fill(Worksheet sheet, List<List<Object>> rows) {
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                Object value = rows.get(r).get(c);
                switch (value) {
                    case String text -> sheet.value(r, c, text);
                    case Number number -> sheet.value(r, c, number);
                    case Boolean flag -> sheet.value(r, c, flag);
                    default -> throw new IllegalArgumentException(value.toString());
                }
            }
        }
    }

    private List<String> truths() throws IOException {
        return CaseSet.read(folder).images().stream()
                .map(image -> image.name() + " " + image.truth())
                .toList();
    }

    @Test
    void readsTheSheetThatNamesPhotosBelowItsTitles() throws IOException {
        photos("1.png", "2.png");
        write(
                "labels.xlsx",
                workbook -> {
                    fill(
                            workbook.newWorksheet("Notes"),
                            List.of(List.of("sex", "age"), List.of("m", 50)));
                    fill(
                            workbook.newWorksheet("Lesions"),
                            List.of(
                                    List.of("The set of 2020"),
                                    List.of("", "made by", "hand"),
                                    List.of("Image", "Common Nevus", "Melanoma", "Age"),
                                    List.of(1.0, "", "X", 40),
                                    List.of(2, "X", "", 41)));
                });

        CaseSet set = CaseSet.read(folder);

        assertThat(truths()).containsExactly("1 POSITIVE", "2 NEGATIVE");
        assertThat(set.images().getFirst().facts().age()).isEqualTo(40);
        assertThat(set.issues())
                .containsExactly(
                        DatasetIssue.ofFile(
                                DatasetIssue.Kind.ONE_SHEET, "labels.xlsx: 'Lesions' of 2"));
    }

    @Test
    void findsPatientsOfFoldersInTheSheetThatTellsMost() throws IOException {
        photos("00123/2021-03-01/a.png", "4711/2021-03-02/a.png");
        write(
                "patients.xlsx",
                workbook -> {
                    fill(
                            workbook.newWorksheet("Info"),
                            List.of(List.of("Clinic"), List.of("2021")));
                    fill(
                            workbook.newWorksheet("Patients"),
                            List.of(
                                    List.of("Pat.-Nr.", "Diagnose", "Alter"),
                                    List.of("00123", "Melanom", 50),
                                    List.of(4711, "Basaliom", 60)));
                });

        assertThat(truths()).containsExactly("a POSITIVE", "a NEGATIVE");
    }

    @Test
    void readsCellsAsAPersonSeesThem() throws IOException {
        Path file =
                write(
                        "cells.xlsx",
                        workbook -> {
                            Worksheet sheet = workbook.newWorksheet("cells");
                            sheet.value(0, 0, 1.0);
                            sheet.value(0, 1, 0.25);
                            sheet.value(0, 2, "00123");
                            sheet.value(0, 3, 123);
                            sheet.style(0, 3).format("00000").set();
                            sheet.value(0, 4, LocalDate.of(2021, 3, 1));
                            sheet.style(0, 4).format("dd.mm.yyyy").set();
                            sheet.value(0, 5, true);
                            sheet.value(0, 6, 1234567890123L);
                            sheet.value(0, 8, "last");
                        });

        try (var rows = new SheetRows(file, 0, 0)) {
            assertThat(rows.read().orElseThrow().cells())
                    .containsExactly(
                            "1",
                            "0.25",
                            "00123",
                            "00123",
                            "2021-03-01",
                            "true",
                            "1234567890123",
                            "",
                            "last");
            assertThat(rows.read()).isEmpty();
        }
    }

    @Test
    void aWorkbookThatCannotBeReadIsToldAndStopsNothing() throws IOException {
        photos("a.png");
        Files.writeString(folder.resolve("broken.xlsx"), "no workbook");
        Files.writeString(folder.resolve("labels.csv"), "image,target\na,1\n");

        assertThat(truths()).containsExactly("a POSITIVE");
        assertThat(CaseSet.read(folder).issues())
                .contains(
                        DatasetIssue.unused(
                                "broken.xlsx",
                                new Unused(
                                        Unused.Reason.UNREADABLE,
                                        "broken.xlsx as a workbook"
                                                + " (damaged, or with a password?)")));
    }

    @Test
    void aTableOfAFormatThatIsNotReadSaysHowItCanBe() throws IOException {
        Path file = Files.writeString(folder.resolve("labels.ods"), "PK");

        assertThatThrownBy(() -> CaseSet.read(folder, file, SetChoices.NONE))
                .hasMessage("labels.ods (save it as .xlsx or .csv)");
    }
}
