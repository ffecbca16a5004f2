package org.lesionlens.export;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.Shard;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.FileProblem;

/**
 * What has to be known of the table of a share to join it with the others, kept in a file of its
 * own beside it. Names nobody: sets are told by hashes.
 *
 * @param program that scored it, with its version
 * @param shard which of them it is, from 1
 * @param shards how many there are
 * @param photos of the whole set
 * @param set hash of the whole set, as {@link CaseSet#hash} has it
 * @param scoring how its photos were scored
 * @param machine where; null in files of older programs
 * @param table hash of the table's bytes
 * @param rows where the table's rows stand in that of the whole set, from 0 and ascending
 */
public record ShardFacts(
        String program,
        int shard,
        int shards,
        int photos,
        String set,
        Scoring scoring,
        @Nullable ScoringMachine machine,
        String table,
        List<Integer> rows) {

    private static final Gson GSON =
            new GsonBuilder()
                    .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
                    .create();

    /** What is known of the share of a set. */
    public ShardFacts(
            String program,
            Shard shard,
            CaseSet cases,
            Scoring scoring,
            ScoringMachine machine,
            String table,
            List<Integer> rows) {
        this(
                program,
                shard.number(),
                shard.count(),
                cases.images().size(),
                cases.hash().hex(),
                scoring,
                machine,
                table,
                rows);
    }

    /**
     * How photos were scored.
     *
     * @param model hash of the model with its card and precision
     * @param card hash of the card alone
     * @param precision that features were computed in
     * @param lookedFor name of the class that counts as positive
     * @param threshold called positive iff p ≥ this
     * @param patientIds true if ids of patients stand in the table that only DICOM files name
     */
    public record Scoring(
            String model,
            String card,
            String precision,
            String lookedFor,
            double threshold,
            boolean patientIds) {

        private boolean isWhole() {
            return Stream.of(model, card, precision, lookedFor).allMatch(Objects::nonNull);
        }
    }

    /** The file of these facts beside a table. */
    public static Path file(Path table) {
        return table.resolveSibling(table.getFileName() + ".shard.json");
    }

    /**
     * Reads those of a table.
     *
     * @throws IOException in a sentence that begins with the table's name
     */
    static ShardFacts read(Path table) throws IOException {
        try {
            ShardFacts read = GSON.fromJson(Files.readString(file(table)), ShardFacts.class);
            if (read != null && read.isWhole()) {
                return read;
            }
        } catch (NoSuchFileException e) {
            String why =
                    Files.exists(table)
                            ? " is not the finished table of a shard: %s is missing beside it. Score the shard again, or leave the table out"
                                    .formatted(file(table).getFileName())
                            : " does not exist";
            throw new IOException(table + why, e);
        } catch (JsonParseException e) {
            throw damaged(table, e);
        } catch (IOException e) {
            throw new IOException(file(table) + " " + FileProblem.inWords(e), e);
        }
        throw damaged(table, null);
    }

    private static IOException damaged(Path table, @Nullable Exception cause) {
        return new IOException(file(table) + " is damaged; score the shard again", cause);
    }

    /** Whatever stands in the file, nothing of it is believed that cannot be. */
    private boolean isWhole() {
        boolean isThere =
                Stream.of(program, set, scoring, table, rows).allMatch(Objects::nonNull)
                        && scoring.isWhole();
        if (!isThere || shard < 1 || shard > shards || photos < rows.size()) {
            return false;
        }
        int last = -1;
        for (Integer row : rows) {
            if (row == null || row <= last || row >= photos) {
                return false;
            }
            last = row;
        }
        return true;
    }

    /**
     * Writes them beside a table.
     *
     * @throws IOException if that cannot be done
     */
    public void write(Path tableFile) throws IOException {
        byte[] text = (GSON.toJson(this) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.replace(file(tableFile), out -> out.write(text));
    }

    Shard share() {
        return new Shard(shard, shards);
    }

    /** The same without what there is much of. */
    ShardFacts withoutRows() {
        return new ShardFacts(
                program, shard, shards, photos, set, scoring, machine, table, List.of());
    }

    /** What keeps this from being joined with another, as the end of a sentence. */
    Optional<String> differenceTo(ShardFacts other) {
        Scoring theirs = other.scoring;
        return Stream.of(
                        new Fact("is one of %s shards, not of %s", shards, other.shards),
                        new Fact(
                                "was scored by %s, not by %s: take one program for all",
                                program, other.program),
                        new Fact(
                                "is of a set of %s photos, not of %s: none may come or go from the first shard to the last",
                                photos, other.photos),
                        new Fact(
                                "was scored in %s, not in %s: name one --precision for all",
                                scoring.precision, theirs.precision),
                        new Fact(
                                "looks for '%s', not for '%s': take one model and card for all",
                                scoring.lookedFor, theirs.lookedFor),
                        new Fact(
                                "was scored under another card (%.12s, not %.12s): take one for all",
                                scoring.card, theirs.card),
                        new Fact(
                                "was scored by another model (%.12s, not %.12s): take one for all",
                                scoring.model, theirs.model),
                        new Fact(
                                "has the threshold %s, not %s: name one --threshold for all",
                                scoring.threshold, theirs.threshold),
                        new Fact(
                                "was scored with --patient-ids %s, not %s: give it to all or to none",
                                scoring.patientIds, theirs.patientIds),
                        new Fact(
                                "is of another set (%.12s, not %.12s): photos, patients, lesions and labels have to stay the same from the first shard to the last",
                                set, other.set))
                .filter(fact -> !fact.mine.equals(fact.theirs))
                .findFirst()
                .map(fact -> fact.words.formatted(fact.mine, fact.theirs));
    }

    /** One of what has to be the same of all shares. */
    private record Fact(String words, Object mine, Object theirs) {}
}
