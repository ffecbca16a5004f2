package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

class MergeCommandTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path LESIONS = Golden.FOLDER.resolve("lesions");

    @TempDir private Path work = LESIONS;

    private Path set = work;
    private Path whole = work;
    private Path merged = work;
    private Path stores = work;

    @BeforeEach
    void makeSet() throws IOException {
        set = Files.createDirectory(work.resolve("set"));
        whole = work.resolve("whole.csv");
        merged = work.resolve("merged.csv");
        stores = work.resolve("stores");
        for (String name :
                List.of("P1/a", "P1/b", "P1/c", "P2/d", "P3/e", "P3/f", "P4/=g", "P5/h")) {
            Path file = set.resolve(name + ".png");
            Files.createDirectories(file.getParent());
            Files.copy(LESIONS.resolve(name.hashCode() % 2 == 0 ? "wide.png" : "large.png"), file);
            Files.writeString(file, name, StandardOpenOption.APPEND); // behind the end of the PNG
        }
        Files.writeString(set.resolve("P2/d2.png"), "no picture");
        Files.writeString(
                set.resolve("train.csv"),
                """
                image_name,target
                a,1
                b,0
                c,0
                d,1
                e,0
                """);
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static Invocation run(String... args) {
        return Invocation.of(ENGINE, args);
    }

    private Path table(int number) {
        return work.resolve("shard-" + number + ".csv");
    }

    private Invocation score(int number, int count, String... more) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "score",
                                set.toString(),
                                "--shard=" + number + "/" + count,
                                "--store=" + stores,
                                "--out=" + table(number)));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private List<String> scoreAll(int count) {
        List<String> tables = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Invocation score = score(number, count);
            assertThat(score.exitCode()).as(score.err()).isLessThan(2);
            tables.add(table(number).toString());
        }
        return tables;
    }

    private Invocation merge(List<String> tables, String... more) {
        return run(
                Stream.of(Stream.of("merge", "--out=" + merged), tables.stream(), Stream.of(more))
                        .flatMap(all -> all)
                        .toArray(String[]::new));
    }

    /** More shares than patients leave some without a photo. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void sharesMakeTheTableOfOneRunOverTheWholeSet(int count) throws Exception {
        RgbImage photo = new ImageDecoder(DecodeLimits.STANDARD).decode(set.resolve("P1/a.png"));
        PngWriter.create( // adds columns to all tables
                RgbImage.painted(
                        photo.width(),
                        photo.height(),
                        (_, row) -> {
                            Arrays.fill(row, 0xFF000000);
                            Arrays.fill(row, 0, row.length / 2, 0xFFFFFFFF);
                        }),
                set.resolve("P1/a_mask.png"));
        run("score", set.toString(), "--store=" + work.resolve("w.sqlite"), "--out=" + whole);
        List<String> tables = scoreAll(count);
        Collections.reverse(tables);

        Invocation merge = merge(tables);

        assertThat(merge.exitCode()).as(merge.err()).isZero();
        assertThat(merge.err())
                .contains("9 photos of " + count + (count == 1 ? " shard" : " shards"))
                .contains(" joined; 1 failed, their rows say why");
        assertThat(merged).hasSameBinaryContentAs(whole);
        assertThat(Files.readString(merged)).contains("'=g,P4,", ",mask_area,");
    }

    @Test
    void aShareSaysWhichItIsAndOfHowMany() {
        Invocation score = score(2, 3);

        assertThat(score.err())
                .containsPattern("lesionlens: shard 2/3: \\d of the 9 photos")
                .containsPattern("lesionlens: shard 2/3: \\d of \\d images done");
    }

    @Test
    void aShareGoesOnWhereItWas() throws IOException {
        score(1, 2);
        Files.delete(table(1)); // as of one that was killed

        assertThat(score(1, 2).err())
                .containsPattern(
                        "lesionlens: shard 1/2: (\\d) of \\d images done, \\1 of them known");
    }

    @Test
    void storesAreJoinedToo() {
        List<String> tables = scoreAll(2);
        Path store = work.resolve("joined.sqlite");

        Invocation merge = merge(tables, "--stores=" + stores, "--store=" + store);
        assertThat(merge.exitCode()).as(merge.err()).isZero();
        assertThat(merge.err()).contains("8 new results in " + store);

        Invocation again = run("score", set.toString(), "--store=" + store, "--out=" + whole);
        assertThat(again.err()).contains("8 of 9 images done, 8 of them known before, 1 failed");
        assertThat(whole).hasSameBinaryContentAs(merged);
    }

    @Test
    void saysWhichSharesAreMissing() {
        List<String> tables = scoreAll(3);

        Invocation merge = merge(tables.subList(1, 2));

        assertThat(merge.exitCode()).isEqualTo(2);
        assertThat(merge.err()).contains("2 of 3 shards are missing: 1/3, 3/3; score them");
        assertThat(merged).doesNotExist();
    }

    @Test
    void takesNoShareTwice() throws IOException {
        List<String> tables = scoreAll(2);
        Path copy = work.resolve("copy.csv");
        Files.copy(table(1), copy);
        Files.copy(Path.of(table(1) + ".shard.json"), Path.of(copy + ".shard.json"));

        Invocation merge = merge(List.of(tables.get(0), tables.get(1), copy.toString()));

        assertThat(merge.exitCode()).isEqualTo(2);
        assertThat(merge.err())
                .contains(table(1) + " and " + copy + " are both shard 1/2; leave one out");
    }

    @ParameterizedTest
    @CsvSource({
        "--threshold=0.3, has the threshold 0.3",
        "--patient-ids, was scored with --patient-ids true",
        "--labels=LABELS, is of another set"
    })
    void takesNoShareOfOtherSettings(String option, String words) throws IOException {
        Path labels =
                Files.writeString(work.resolve("others.csv"), "image_name,target\na,0\nb,1\n");
        score(1, 2);
        score(2, 2, option.replace("LABELS", labels.toString()));

        Invocation merge = merge(List.of(table(1).toString(), table(2).toString()));

        assertThat(merge.exitCode()).isEqualTo(2);
        assertThat(merge.err())
                .contains(table(2) + " (shard 2/2) does not go with " + table(1) + ": it " + words);
        assertThat(merged).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "program, was scored by other",
        "model, was scored by another model",
        "card, was scored under another card",
        "precision, was scored in other",
        "looked_for, looks for 'other'"
    })
    void takesNoShareThatWasScoredOtherwise(String fact, String words) throws IOException {
        List<String> tables = scoreAll(2);
        changeFacts(2, "\"" + fact + "\":\"[^\"]*\"", "\"" + fact + "\":\"other\"");

        Invocation merge = merge(tables);

        assertThat(merge.exitCode()).isEqualTo(2);
        assertThat(merge.err())
                .contains("(shard 2/2) does not go with " + table(1) + ": it " + words);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"threads\":\\d+', '\"threads\":77', ', 77 threads'",
        "'\"processor\":\"[^\"]*\"', '\"processor\":\"Other\"', 'CPU, Other, '",
        "'\"device\":\"CPU\"', '\"device\":\"CUDA\"', 'CUDA, '"
    })
    void tellsOfSharesFromOtherMachines(String pattern, String by, String words)
            throws IOException {
        List<String> tables = scoreAll(2);
        changeFacts(2, pattern, by);

        Invocation merge = merge(tables);

        assertThat(merge.exitCode()).isZero();
        assertThat(merge.err())
                .contains("scored on machines of 2 kinds")
                .containsPattern(words + ".*: " + table(2));
        assertThat(merged).exists();
    }

    /** Those of older programs say nothing of it. */
    @Test
    void saysNothingOfMachinesOfOneKind() throws IOException {
        List<String> tables = scoreAll(2);
        assertThat(merge(tables).err()).doesNotContain("machines");
        changeFacts(2, "\"machine\":\\{[^}]*\\},", "");

        Invocation merge = merge(tables, "--overwrite");

        assertThat(merge.exitCode()).as(merge.err()).isZero();
        assertThat(merge.err()).doesNotContain("machines").contains("joined");
    }

    @Test
    void takesNoShareOfASetThatHasGrown() throws IOException {
        score(1, 2);
        Files.copy(LESIONS.resolve("wide.png"), set.resolve("P5/new.png"));
        score(2, 2);

        assertThat(merge(List.of(table(1).toString(), table(2).toString())).err())
                .contains("it is of a set of 10 photos, not of 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a row", "no row", "a cell", "half a row", "a quote"})
    void takesNoTableThatWasChanged(String how) throws IOException {
        List<String> tables = scoreAll(2);
        String text = Files.readString(table(2));
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        Files.writeString(
                table(2),
                switch (how) {
                    case "a row" -> text + text.substring(last);
                    case "no row" -> text.substring(0, last);
                    case "a cell" -> text.replace("network", "table");
                    case "half a row" -> text.substring(0, last + 3);
                    default -> text + "\"";
                });

        Invocation merge = merge(tables);

        assertThat(merge.exitCode()).isEqualTo(1);
        assertThat(merge.err())
                .contains(table(2) + " is not as it was scored")
                .contains("Score shard 2/2 again");
        assertThat(merged).doesNotExist();
    }

    private void changeFacts(int number, String pattern, String by) throws IOException {
        Path file = Path.of(table(number) + ".shard.json");
        String facts = Files.readString(file);
        Files.writeString(file, facts.replaceFirst(pattern, by));
        assertThat(file).content().isNotEqualTo(facts);
    }

    @ParameterizedTest
    @CsvSource({
        "photos, the tables have 9 rows and the set 2000000000 photos",
        "shards, 1999999998 of 2000000000 shards are missing"
    })
    void takesNoFactsThatDoNotAddUp(String fact, String words) throws IOException {
        List<String> tables = scoreAll(2);
        for (int number = 1; number <= 2; number++) {
            changeFacts(number, "\"" + fact + "\":[0-9]+", "\"" + fact + "\":2000000000");
        }

        Invocation merge = merge(tables);

        assertThat(merge.exitCode()).isEqualTo(2);
        assertThat(merge.err()).contains(words);
    }

    @Test
    void takesNoPhotoTwice() throws IOException {
        List<String> tables = scoreAll(2);
        for (int number = 1; number <= 2; number++) {
            int rows = Files.readAllLines(table(number)).size() - 1;
            String first = IntStream.range(0, rows).boxed().toList().toString();
            changeFacts(number, "\"rows\":.*]", "\"rows\":" + first);
        }

        Invocation merge = merge(tables);

        assertThat(merge.exitCode()).isEqualTo(2);
        assertThat(merge.err()).contains("photo 1 of the set is in " + tables.getFirst());
    }

    @Test
    void takesNoTableThatIsNotOfAShare() throws IOException {
        run("score", set.toString(), "--no-store", "--out=" + whole);

        Invocation merge = merge(List.of(whole.toString()));

        assertThat(merge.exitCode()).isEqualTo(2);
        assertThat(merge.err()).contains("whole.csv.shard.json is missing beside it");
        assertThat(merge(List.of("nowhere.csv")).err()).contains("nowhere.csv does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[1]", "{\"shard\": 1, \"rows\": [null]}", "{"})
    void takesNoDamagedFacts(String facts) throws IOException {
        List<String> tables = scoreAll(1);
        Path file = Path.of(table(1) + ".shard.json");
        Files.writeString(file, facts);

        Invocation merge = merge(tables);

        assertThat(merge.exitCode()).isEqualTo(2);
        assertThat(merge.err()).contains(file + " is damaged; score the shard again");
    }

    @Test
    void namesTheStoreThatIsMissingOrDamaged() throws IOException {
        List<String> tables = scoreAll(2);
        Path store = work.resolve("joined.sqlite");
        Path second = stores.resolve("shard-2-of-2.sqlite");
        Files.write(second, new byte[5000]);
        Files.writeString(second, "no database at all", StandardOpenOption.WRITE);

        Invocation damaged = merge(tables, "--stores=" + stores, "--store=" + store);
        assertThat(damaged.exitCode()).isEqualTo(1);
        assertThat(damaged.err()).contains(second + " could not be joined");
        assertThat(merged).doesNotExist();
        Files.delete(second);

        Invocation missing = merge(tables, "--stores=" + stores, "--store=" + store);
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains(second + " is not there");
        try (Stream<Path> files = Files.list(work)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.contains(".damaged"));
        }
    }

    @Test
    void replacesNoShareAndNothingUnasked() throws IOException {
        List<String> tables = scoreAll(1);
        merged = table(1);
        assertThat(merge(tables, "--overwrite").err()).contains("is one of the shards");

        merged = Files.writeString(work.resolve("old.csv"), "old");
        assertThat(merge(tables).err()).contains("--overwrite replaces it");
        assertThat(merge(tables, "--overwrite").exitCode()).isZero();
        assertThat(merged).hasSameBinaryContentAs(table(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/2", "3/2", "one"})
    void thereIsNoOtherShare(String shard) {
        Invocation score =
                run("score", set.toString(), "--out=" + whole, "--no-store", "--shard=" + shard);

        assertThat(score.exitCode()).isEqualTo(2);
        assertThat(score.err()).contains("'" + shard + "' is none of 1/N to N/N, such as 3/7");
    }

    @Test
    void aStoreOfSharesIsAFolder() throws IOException {
        stores = Files.writeString(work.resolve("file.sqlite"), "");

        assertThat(score(1, 2).err()).contains("--store names a folder with --shard");
    }

    @Test
    void aStoreToJoinToNeedsStores() {
        assertThat(merge(List.of("a.csv"), "--no-store").err()).contains("give both");
        assertThat(merge(List.of("a.csv"), "--store=x.sqlite").err()).contains("give both");
    }
}
