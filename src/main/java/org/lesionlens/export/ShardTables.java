package org.lesionlens.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Shard;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.SpreadsheetText;

/**
 * The tables of all shares of a set, which become the table that one run over the set writes. Rows
 * pass through one at a time; of each photo four bytes are kept, which tell its share.
 */
public final class ShardTables {

    private static final int NAMED = 10; // of what is missing
    private static final String LOGIT = "logit"; // all that a share knows without an answer

    private final List<Path> files;
    private final List<ShardFacts> facts;
    private final int[] shares; // of each photo, by its place in the set

    private ShardTables(List<Path> files, List<ShardFacts> facts, int... shares) {
        this.files = files;
        this.facts = facts;
        this.shares = shares;
    }

    /**
     * Finds out whether tables belong together, and are all.
     *
     * @param tables in any order, at least one
     * @throws IOException if not, in a sentence that names the table, and says what to do
     */
    public static ShardTables of(List<Path> tables) throws IOException {
        List<ShardFacts> facts = new ArrayList<>();
        Map<Integer, Path> byNumber = new HashMap<>();
        long rows = 0;
        for (Path table : tables) {
            ShardFacts one = ShardFacts.read(table);
            Optional<String> different =
                    facts.isEmpty() ? Optional.empty() : one.differenceTo(facts.getFirst());
            if (different.isPresent()) {
                throw new IOException(
                        "%s (shard %s) does not go with %s: it %s"
                                .formatted(table, one.share(), tables.getFirst(), different.get()));
            }
            Path same = byNumber.put(one.shard(), table);
            if (same != null) {
                throw new IOException(
                        "%s and %s are both shard %s; leave one out"
                                .formatted(same, table, one.share()));
            }
            rows += one.rows().size();
            facts.add(one.withoutRows());
        }
        checkAll(byNumber.keySet(), facts.getFirst().shards());
        int photos = facts.getFirst().photos();
        if (rows != photos) {
            throw new IOException(
                    "the tables have %d rows and the set %d photos; score all shards again"
                            .formatted(rows, photos));
        }
        return new ShardTables(List.copyOf(tables), facts, shares(tables, photos));
    }

    private static void checkAll(Set<Integer> there, int count) throws IOException {
        int missing = count - there.size();
        if (missing > 0) {
            List<String> some =
                    IntStream.rangeClosed(1, count)
                            .filter(number -> !there.contains(number))
                            .limit(NAMED)
                            .mapToObj(number -> new Shard(number, count).toString())
                            .toList();
            throw new IOException(
                    "%d of %d shards %s missing: %s%s; score %s, or name %s"
                            .formatted(
                                    missing,
                                    count,
                                    missing == 1 ? "is" : "are",
                                    String.join(", ", some),
                                    missing > NAMED ? ", …" : "",
                                    missing == 1 ? "it" : "them",
                                    missing == 1 ? "its table" : "their tables"));
        }
    }

    /** As many rows as photos: if none is twice, none is missing. */
    private static int[] shares(List<Path> tables, int photos) throws IOException {
        var shares = new int[photos];
        Arrays.fill(shares, -1);
        for (int i = 0; i < tables.size(); i++) {
            for (int row : ShardFacts.read(tables.get(i)).rows()) { // anew, not to keep them all
                if (shares[row] >= 0) {
                    throw new IOException(
                            "photo %d of the set is in %s and in %s; score both shards again"
                                    .formatted(row + 1, tables.get(shares[row]), tables.get(i)));
                }
                shares[row] = i;
            }
        }
        return shares;
    }

    /** How many tables there are. */
    public int count() {
        return files.size();
    }

    /** How many photos the set has. */
    public int photos() {
        return shares.length;
    }

    /** Which share each table is of. */
    public List<Shard> shards() {
        return facts.stream().map(ShardFacts::share).toList();
    }

    /**
     * On which machines the tables were scored, where that was not on machines of one kind: the
     * last digits may differ from those of one run. Tables that do not tell it are passed over.
     *
     * @return by machine; empty if all are of one kind
     */
    public Map<ScoringMachine, List<Path>> machines() {
        Map<ScoringMachine, List<Path>> machines = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            ScoringMachine machine = facts.get(i).machine();
            if (machine != null) {
                machines.computeIfAbsent(machine, _ -> new ArrayList<>()).add(files.get(i));
            }
        }
        return machines.size() > 1 ? machines : Map.of();
    }

    /**
     * Writes the table of the whole set.
     *
     * @return how many of the photos could not be scored
     * @throws IOException if a table is not as it was written, or the new one cannot be
     */
    public int write(OutputStream out) throws IOException {
        List<Table> open = open();
        try {
            List<String> header = header(open);
            int error = header.indexOf("error");
            var table = new CsvTable(out, header);
            int failed = 0;
            for (int share : shares) {
                List<String> row = open.get(share).next(header);
                failed += row.get(error).isEmpty() ? 0 : 1;
                table.add(row);
            }
            for (Table one : open) {
                one.checkEnd();
            }
            table.finish();
            return failed;
        } finally {
            close(open);
        }
    }

    /** Rows of all shares lie among each other, so that all tables are read together. */
    private List<Table> open() throws IOException {
        List<Table> open = new ArrayList<>();
        try {
            for (int i = 0; i < files.size(); i++) {
                open.add(new Table(files.get(i), facts.get(i)));
            }
            return open;
        } catch (FileSystemException e) {
            close(open); // first of all: where no file can be opened, no class can be loaded
            String words = FileProblem.inWords(e);
            String limit =
                    words.contains("open files")
                            ? "; all %d tables are read together: raise `ulimit -n`"
                                    .formatted(files.size())
                            : "";
            throw new IOException(files.get(open.size()) + " " + words + limit, e);
        } catch (IOException e) {
            close(open);
            throw e;
        }
    }

    private static void close(List<Table> tables) throws IOException {
        for (Table one : tables) {
            one.close();
        }
    }

    /** That of a share where a photo could be scored, or else of any. */
    private static List<String> header(List<Table> tables) throws IOException {
        List<String> all = tables.getFirst().header;
        for (Table one : tables) {
            all = one.header.size() > all.size() ? one.header : all;
        }
        for (Table one : tables) {
            for (String column : one.header) {
                if (!all.contains(column) && !column.equals(LOGIT)) {
                    throw new IOException(
                            one.file
                                    + " has a column that others lack: "
                                    + column
                                    + "; score all shards with one program and one state of tags and readings");
                }
            }
        }
        return all;
    }

    /** A table while it is read. */
    private static final class Table implements AutoCloseable {

        private final Path file;
        private final ShardFacts facts;
        private final DigestInputStream bytes;
        private final CsvReader<CsvRecord> reader;
        private final Iterator<CsvRecord> rows;
        private final List<String> header;

        Table(Path file, ShardFacts facts) throws IOException {
            this.file = file;
            this.facts = facts;
            this.bytes = ContentHash.digesting(Files.newInputStream(file));
            this.reader = CsvReader.builder().ofCsvRecord(bytes, StandardCharsets.UTF_8);
            this.rows = reader.iterator();
            try {
                this.header = record();
            } catch (IOException e) {
                reader.close();
                throw e;
            }
        }

        /** The next row, under the header of all: what the table does not know is blank. */
        List<String> next(List<String> all) throws IOException {
            List<String> cells = SpreadsheetText.plain(record());
            if (cells.size() != header.size()) {
                throw changed();
            }
            return header.equals(all)
                    ? cells
                    : all.stream()
                            .map(header::indexOf)
                            .map(column -> column < 0 ? "" : cells.get(column))
                            .toList();
        }

        private List<String> record() throws IOException {
            return read().orElseThrow(this::changed);
        }

        /** None at the end. */
        private Optional<List<String>> read() throws IOException {
            try {
                return rows.hasNext() ? Optional.of(rows.next().getFields()) : Optional.empty();
            } catch (CsvParseException e) {
                throw changed(e);
            } catch (UncheckedIOException e) {
                throw new IOException(
                        file + " " + FileProblem.inWords(Objects.requireNonNull(e.getCause())), e);
            }
        }

        /** Whatever was changed, the table is not believed. */
        void checkEnd() throws IOException {
            boolean isEnd = read().isEmpty();
            ContentHash all = ContentHash.of(bytes.getMessageDigest().digest());
            if (!isEnd || !all.hex().equals(facts.table())) {
                throw changed();
            }
        }

        private IOException changed() {
            return changed(null);
        }

        private IOException changed(@Nullable Exception cause) {
            return new IOException(
                    "%s is not as it was scored: it was changed, or not written whole. Score shard %s again (--overwrite)"
                            .formatted(file, facts.share()),
                    cause);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
