package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.files.ContentHash;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.marks.MarkChange;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.Tag;
import org.lesionlens.store.ResultStore;
import org.lesionlens.testing.Golden;

/** Scores a set with a network that takes each lesion's row besides its photo. */
class MetadataScoreTest {

    private static final Path MODEL = Golden.FOLDER.resolve("metadata").resolve("gated.pt");

    @TempDir private Path work;
    private TorchEngine engine = new TorchEngine();

    @BeforeEach
    void start() throws IOException {
        engine.close();
        engine = new TorchEngine(work.resolve("models"), null);
        Files.createDirectories(work.resolve("set"));
        for (String name : List.of("a", "b")) {
            var picture = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
            var random = new Random(name.hashCode());
            for (int i = 0; i < 48 * 48; i++) {
                picture.setRGB(i % 48, i / 48, random.nextInt(1 << 24));
            }
            ImageIO.write(picture, "png", photo(name).toFile());
        }
        table(50);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Path photo(String name) {
        return work.resolve("set").resolve(name + ".png");
    }

    private void table(int age) throws IOException {
        Files.writeString(
                work.resolve("set").resolve("train.csv"),
                """
                image_name,patient_id,sex,age_approx,anatom_site_general_challenge,target
                a,P1,male,%d,head/neck,1
                b,P2,female,30,head/neck,0
                """
                        .formatted(age));
    }

    private List<NamedCsvRecord> score() throws IOException {
        Path table = work.resolve("results.csv");
        Invocation run =
                Invocation.of(
                        engine,
                        "score",
                        work.resolve("set").toString(),
                        "--model=" + MODEL,
                        "--store=" + work.resolve("store.sqlite"),
                        "--overwrite",
                        "--out=" + table);
        assertThat(run.exitCode()).as(run.err()).isZero();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
            return rows.stream().toList();
        }
    }

    @Test
    void tagsAreFoundByThePhotoThoughItsResultIsKeptWithItsRow() throws IOException {
        try (ResultStore store = ResultStore.open(work.resolve("store.sqlite"), _ -> {})) {
            store.keepMarks(
                    Map.of(
                            ContentHash.of(photo("a")),
                            new MarkChange(
                                    PhotoMarks.NONE,
                                    PhotoMarks.NONE.with(Tag.of("hair").orElseThrow()))));
        }

        List<NamedCsvRecord> rows = score();

        assertThat(rows).extracting(row -> row.getField("tags")).containsExactly("hair", "");
        assertThat(rows.getFirst().getField("inputs")).startsWith("meta: 1 0.5555556");
    }

    @Test
    void anotherRowOfTheSamePhotoIsAnotherResult() throws IOException {
        String first = score().getFirst().getField("logit_melanoma");
        table(85);
        assertThat(score().getFirst().getField("logit_melanoma")).isNotEqualTo(first);
        table(50);
        assertThat(score().getFirst().getField("logit_melanoma")).isEqualTo(first);
    }
}
