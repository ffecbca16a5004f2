package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

class WatchCommandTest {

    private static final TorchEngine ENGINE = new TorchEngine();

    @TempDir private Path work = Golden.FOLDER;
    private Path run = work;

    @BeforeEach
    void makeFolders() throws IOException {
        run = Files.createDirectory(work.resolve("run"));
        for (String name : List.of("benign/wide.png", "malignant/large.png")) {
            Path file = work.resolve("set").resolve(name);
            Files.createDirectories(file.getParent());
            Files.copy(Golden.FOLDER.resolve("lesions").resolve(file.getFileName()), file);
        }
        Files.copy(Golden.FOLDER.resolve("tiny_pooled.pt"), run.resolve("ep_1.pt"));
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private Invocation watch(String... args) {
        List<String> all = new ArrayList<>(List.of("watch", run.toString(), "--once"));
        all.addAll(List.of("--set=" + work.resolve("set"), "--store=" + work.resolve("s.sqlite")));
        all.addAll(List.of(args));
        return Invocation.of(ENGINE, all.toArray(String[]::new));
    }

    private static List<NamedCsvRecord> rows(Path table) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table)) {
            return reader.stream().toList();
        }
    }

    @Test
    void writesStripsPlotsTablesAndEvents() throws IOException {
        Files.copy(Golden.FOLDER.resolve("tiny_hidden.pt"), run.resolve("ep_2.pt"));

        Invocation watch = watch();

        assertThat(watch.exitCode()).as(watch.err()).isZero();
        assertThat(watch.err())
                .contains("lesionlens: ep_1.pt: area ", "over 1 positive and 1 negative photos");
        Path out = run.resolve("watched");
        assertThat(out.resolve("strips"))
                .isDirectoryContaining(file -> file.endsWith("lesion-1.png"))
                .isDirectoryContaining(file -> file.endsWith("lesion-2.png"));
        assertThat(out)
                .isDirectoryContaining("glob:**/auc.png")
                .isDirectoryContaining("glob:**/rank_correlation.png")
                .isDirectoryContaining("glob:**/events.out.tfevents.*.lesionlens");
        List<NamedCsvRecord> checkpoints = rows(out.resolve("checkpoints.csv"));
        assertThat(checkpoints.getFirst().getHeader())
                .containsExactly(
                        "checkpoint",
                        "number",
                        "modified",
                        "looked_for",
                        "roc_auc",
                        "positives",
                        "negatives",
                        "rank_correlation",
                        "failed",
                        "model_sha256");
        assertThat(checkpoints).extracting(row -> row.getField("number")).containsExactly("1", "2");
        List<NamedCsvRecord> photos = rows(out.resolve("photos.csv"));
        assertThat(photos.getFirst().getHeader())
                .containsExactly(
                        "checkpoint",
                        "number",
                        "image",
                        "lesion",
                        "looked_for",
                        "truth",
                        "probability",
                        "rank_correlation",
                        "map_max",
                        "empty",
                        "error");
        assertThat(photos).hasSize(4);
        assertThat(photos.get(0).getField("rank_correlation")).isBlank();
    }

    @Test
    void tellsOfABrokenPhotoAndEndsWithOne() throws IOException {
        Files.writeString(work.resolve("set/benign/broken.png"), "no picture");

        Invocation watch = watch();

        assertThat(watch.exitCode()).isEqualTo(1);
        assertThat(watch.err()).contains("; 1 photos failed, the first as it ");
    }

    @Test
    void endsWithOneWhereNothingIsThere() throws IOException {
        Files.delete(run.resolve("ep_1.pt"));

        assertThat(watch().exitCode()).isEqualTo(1);
    }

    @Test
    void drawsStripsOfOtherPhotosInPlaceOfThoseBefore() {
        watch("--photos=2");

        watch("--photos=1");

        assertThat(run.resolve("watched/strips").toFile().list()).hasSize(1);
    }

    @Test
    void replacesNothingInAFolderOfSomebodyElse() throws IOException {
        Path mine = Files.createDirectory(work.resolve("mine"));
        Files.writeString(mine.resolve("photos.csv"), "precious");

        Invocation watch = watch("--out=" + mine);

        assertThat(watch.exitCode()).isEqualTo(2);
        assertThat(watch.err()).contains("has something else in it");
    }

    @Test
    void refusesWhatItCannotFollow() {
        assertThat(watch("--photos=0").err()).contains("--photos is a number from 1 on, not 0");
        assertThat(watch("--auc=some").err()).contains("--auc is a number or all, not some");
        assertThat(watch("--auc=-1").exitCode()).isEqualTo(2);
    }
}
