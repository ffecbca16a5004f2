package org.lesionlens.marks;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.SpreadsheetText;

/**
 * The table {@code tags.csv} that carries tags and notes to another machine: a row for each tag of
 * a photo, in which any text can stand, and the note in the photo's first row. UTF-8, and nothing
 * that a spreadsheet would run.
 */
public final class TagsCsv {

    /** Name under which a table is offered that lies beside photos. */
    public static final String FILE = "tags.csv";

    private static final int LARGEST = 64 << 20; // bytes

    private static final String HASH = "photo_sha256";
    private static final String IMAGE = "image";
    private static final String TAG = "tag";
    private static final String NOTE = "note";
    private static final List<String> HEADER = List.of(HASH, IMAGE, TAG, NOTE);

    private TagsCsv() {}

    /**
     * What a table says.
     *
     * @param photos in the table's order
     * @param problems rows that say nothing, in words
     */
    public record Content(List<MarkedPhoto> photos, List<Problem> problems) {}

    /**
     * A row that could not be understood.
     *
     * @param row in the table, from 1 on, the header being 1
     * @param kind what is wrong
     * @param value that is wrong
     */
    public record Problem(long row, Kind kind, String value) {}

    /** What can be wrong with a row. */
    public enum Kind {
        HASH,
        NO_PHOTO,
        LONG_TAG,
        LONG_NOTE
    }

    /** True if a table with this header is one of these, whatever the order of its columns. */
    public static boolean isHeader(List<String> header) {
        List<String> names = header.stream().map(TagsCsv::name).toList();
        return names.contains(TAG) && (names.contains(HASH) || names.contains(NOTE));
    }

    private static String name(String title) {
        return title.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
    }

    /** Writes the table. */
    public static void write(List<MarkedPhoto> photos, OutputStream out) throws IOException {
        var writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        writer.writeRecord(HEADER);
        for (MarkedPhoto photo : photos) {
            String hash = photo.hash().map(ContentHash::hex).orElse("");
            String note = photo.marks().note();
            List<String> tags = photo.marks().tags().stream().map(Tag::text).toList();
            for (int i = 0; i < Math.max(tags.size(), note.isEmpty() ? 0 : 1); i++) {
                writer.writeRecord(
                        SpreadsheetText.guarded(
                                List.of(
                                        hash,
                                        photo.name(),
                                        i < tags.size() ? tags.get(i) : "",
                                        i == 0 ? note : "")));
            }
        }
        writer.flush();
    }

    /**
     * Reads a table.
     *
     * @throws IOException if it cannot be read, is not UTF-8, is larger than 64 MB, or has neither
     *     tags nor notes
     */
    public static Content read(Path file) throws IOException {
        Map<String, MarkedPhoto> photos = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        String text = text(file);
        try (var reader =
                CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : reader) {
                List<String> header = row.getHeader();
                if (!isHeader(header)) {
                    throw new IOException("has no columns " + String.join(", ", HEADER));
                }
                take(row, photos, problems);
            }
        } catch (CsvParseException e) {
            throw new IOException("is no CSV: " + e.getMessage(), e);
        }
        return new Content(List.copyOf(photos.values()), problems);
    }

    /** A person's words are not large: what is was not meant, and would fill the memory. */
    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("is larger than a table of tags may be, 64 MB");
            }
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException("is not UTF-8", e);
        }
    }

    /** Spreadsheets of some countries write others than commas. */
    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        return header.indexOf('\t') >= 0 ? '\t' : header.indexOf(';') >= 0 ? ';' : ',';
    }

    private static String field(NamedCsvRecord row, String wanted) {
        for (int i = 0; i < row.getHeader().size() && i < row.getFieldCount(); i++) {
            if (name(row.getHeader().get(i)).equals(wanted)) {
                return SpreadsheetText.plain(row.getField(i)).strip();
            }
        }
        return "";
    }

    private static void take(
            NamedCsvRecord row, Map<String, MarkedPhoto> photos, List<Problem> problems) {
        long line = row.getStartingLineNumber();
        String hex = field(row, HASH);
        String image = field(row, IMAGE);
        String tag = field(row, TAG);
        Optional<ContentHash> hash = hash(hex);
        if (!hex.isEmpty() && hash.isEmpty()) {
            problems.add(new Problem(line, Kind.HASH, hex));
            return;
        }
        if (hash.isEmpty() && image.isEmpty()) {
            problems.add(new Problem(line, Kind.NO_PHOTO, tag));
            return;
        }
        Optional<Tag> read = Tag.of(tag);
        if (read.isEmpty() && !tag.isEmpty()) {
            problems.add(new Problem(line, Kind.LONG_TAG, tag));
        }
        String note = field(row, NOTE);
        boolean isLong = note.length() > PhotoMarks.LONGEST_NOTE;
        if (isLong) {
            problems.add(new Problem(line, Kind.LONG_NOTE, note));
        }
        var marks = new PhotoMarks(read.map(List::of).orElse(List.of()), isLong ? "" : note);
        if (!marks.isEmpty()) {
            photos.merge(
                    hash.map(ContentHash::hex).orElse(image),
                    new MarkedPhoto(hash, image, marks),
                    (before, more) ->
                            new MarkedPhoto(
                                    before.hash(),
                                    before.name(),
                                    before.marks().joined(more.marks())));
        }
    }

    private static Optional<ContentHash> hash(String hex) {
        try {
            return hex.isEmpty() ? Optional.empty() : Optional.of(ContentHash.parse(hex));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
