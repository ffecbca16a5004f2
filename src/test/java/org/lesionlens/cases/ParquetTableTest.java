package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.cases.DatasetIssue.Kind;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.testing.Golden;

/** Results in Parquet, as Spark and pandas write them. */
class ParquetTableTest {

    private static final Path PARQUET = Golden.FOLDER.resolve("parquet");
    private static final Path JOB = PARQUET.resolve("results.parquet");

    @TempDir private Path folder = Path.of("");

    @Test
    void theFolderOfAJobIsOneTableWithMaps() throws IOException {
        CaseSet set = CaseSet.ofResults(JOB, SetChoices.NONE);

        assertThat(set.images())
                .extracting(image ->
                        "%s %s %s %s"
                                .formatted(
                                        image.patient(),
                                        image.name(),
                                        image.truth(),
                                        image.facts().prediction()))
                .containsExactly(
                        "P0 lesion_0 POSITIVE 0.75",
                        "P0 lesion_1 NEGATIVE 0.125",
                        "P1 lesion_2 POSITIVE 0.75",
                        "P1 lesion_3 NEGATIVE null");
        assertThat(set.images().get(2).facts().map())
                .isEqualTo(new SignedMap(3, 2, 2, -1, 0, 0.5f, 1, 2));
        assertThat(set.images().get(3).facts().map()).isNull();
        ToldResults told = set.provenance().results().orElseThrow();
        assertThat(told.threshold()).hasValue(0.25);
        assertThat(told.failed()).isEqualTo(1);
        assertThat(set.issues()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "zstd"})
    void pandasTablesAreReadInAnyUsualCodec(String codec) throws IOException {
        CaseSet set =
                CaseSet.ofResults(PARQUET.resolve("pandas." + codec + ".parquet"), SetChoices.NONE);

        assertThat(set.images())
                .extracting(image -> image.truth() + " " + image.facts().prediction())
                .containsExactly(
                        "POSITIVE 0.75",
                        "NEGATIVE 0.10000000149011612", // what 0.1 is as a float32
                        "UNKNOWN null");
        assertThat(set.images().getFirst().facts().sex()).isEqualTo(Sex.FEMALE);
    }

    @Test
    void measuresReadItToo() throws IOException {
        var nothingAsked =
                new JudgedTable.Asked(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(JudgedTable.read(JOB, nothingAsked).rows().size()).isEqualTo(3);
    }

    @Test
    void aCutOffFileIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(PARQUET.resolve("pandas.zstd.parquet"));
        for (int length : new int[] {0, 3, 100, whole.length - 1}) {
            Path cut = folder.resolve("cut.parquet");
            Files.write(cut, Arrays.copyOf(whole, length));

            assertThatExceptionOfType(ResultsProblem.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> CaseSet.ofResults(cut, SetChoices.NONE))
                    .satisfies(problem ->
                            assertThat(problem.kind()).isEqualTo(ResultsProblem.Kind.DAMAGED));
        }
    }

    @Test
    void aCodecThatIsNotReadIsNamed() {
        assertThatExceptionOfType(ResultsProblem.class)
                .isThrownBy(() ->
                        CaseSet.ofResults(PARQUET.resolve("pandas.lz4.parquet"), SetChoices.NONE))
                .withMessageStartingWith("is compressed by LZ4");
    }

    @Test
    void foldersOfPartitionsAreRefusedByTheirName() throws IOException {
        Path table = Files.createDirectory(folder.resolve("results.parquet"));
        Files.createDirectory(table.resolve("fold=0"));

        assertThatExceptionOfType(ResultsProblem.class)
                .isThrownBy(() -> CaseSet.ofResults(table, SetChoices.NONE))
                .withMessageEndingWith("fold=0");
    }

    @Test
    void aJobThatHasNotEndedIsTold() throws IOException {
        Path job = Files.createDirectory(folder.resolve("results.parquet"));
        String part = "part-00000-c000.snappy.parquet";
        Files.copy(JOB.resolve(part), job.resolve(part));
        Files.createFile(job.resolve("._hidden.parquet"));

        CaseSet set = CaseSet.ofResults(job, SetChoices.NONE);

        assertThat(set.images()).hasSize(2);
        assertThat(set.issueCounts()).containsEntry(Kind.UNFINISHED, 1);
    }
}
