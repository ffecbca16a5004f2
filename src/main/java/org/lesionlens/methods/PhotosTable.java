package org.lesionlens.methods;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.SpreadsheetText;
import org.lesionlens.methods.MethodsRun.Wish;

/**
 * The table of all numbers, photo by photo, in which a run that was stopped goes on: a photo's rows
 * are written together, and one that lacks some is tested again.
 */
public final class PhotosTable {

    private final Path file;
    private final ContentHash model;
    private final long seed;
    private final List<Asked> questions;
    private final Map<String, Kept> kept = new LinkedHashMap<>(); // by photo and class

    /** Rows of a photo as they stand in the file, and what they say. */
    private record Kept(
            double probability, List<List<String>> rows, Map<Asked, OptionalDouble> values) {}

    private PhotosTable(Path file, ContentHash model, Wish wish) {
        this.file = file;
        this.model = model;
        this.seed = wish.seed();
        this.questions = TestedPhoto.questions(wish.methods());
    }

    /** A table that is of another run, or none of ours. */
    public static final class OtherTableException extends IOException {

        private static final long serialVersionUID = 1;

        OtherTableException(String message) {
            super(message);
        }
    }

    /**
     * Opens a table, which is made if it is not there.
     *
     * @param model key of the model that is asked
     * @throws OtherTableException if the file is of another model, seed, method or setting, or no
     *     such table; it stays as it is
     * @throws IOException if it cannot be read or written
     */
    public static PhotosTable open(Path file, ContentHash model, Wish wish) throws IOException {
        var table = new PhotosTable(file, model, wish);
        if (Files.exists(file)) {
            table.read();
        }
        return table;
    }

    /** Leaves in the file what is whole. */
    private void read() throws IOException {
        for (PhotoRow row : PhotoRow.read(file)) {
            keep(row);
        }
        for (Kept photo : kept.values()) {
            List<Asked> answered = List.copyOf(photo.values().keySet());
            if (!answered.equals(questions.subList(0, answered.size()))) {
                throw otherTable(); // of fewer methods, and not cut off
            }
        }
        kept.values().removeIf(photo -> photo.values().size() < questions.size());
        List<List<String>> whole =
                kept.values().stream().flatMap(photo -> photo.rows().stream()).toList();
        byte[] text = text(true, whole).getBytes(StandardCharsets.UTF_8);
        if (text.length < Files.size(file)) {
            AtomicFile.replace(file, out -> out.write(text));
        }
    }

    private OtherTableException otherTable() {
        return new OtherTableException(file + " is of another model, seed, method or setting");
    }

    private void keep(PhotoRow row) throws OtherTableException {
        Asked asked = row.asked();
        if (!row.isOf(model)
                || !row.seed().equals(Long.toString(seed))
                || !questions.contains(asked)) {
            throw otherTable();
        }
        Kept photo =
                kept.computeIfAbsent(
                        key(row.photo(), row.className()),
                        _ -> new Kept(row.probability(), new ArrayList<>(), new LinkedHashMap<>()));
        photo.rows().add(row.fields());
        photo.values().put(asked, row.value());
    }

    private static String key(String photo, String className) {
        return photo + " " + className;
    }

    private static String photo(PickedPhoto photo) {
        return photo.photo().prediction().orElseThrow().photo().hex();
    }

    /**
     * What is known of a photo, all of it.
     *
     * @param className of the class whose maps are tested
     */
    Optional<TestedPhoto> find(PickedPhoto photo, String className) {
        Kept found = kept.get(key(photo(photo), className));
        return found == null
                ? Optional.empty()
                : Optional.of(
                        new TestedPhoto(photo, className, found.probability(), found.values()));
    }

    /**
     * Writes a photo's rows.
     *
     * @throws IOException if they cannot be written
     */
    void add(TestedPhoto tested) throws IOException {
        List<List<String>> rows = rows(tested);
        kept.put(
                key(photo(tested.picked()), tested.className()),
                new Kept(tested.probability(), rows, tested.values()));
        Files.writeString(
                file,
                text(!Files.exists(file), rows),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String text(boolean withHeader, List<List<String>> rows) throws IOException {
        var text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            if (withHeader) {
                writer.writeRecord(PhotoRow.HEADER);
            }
            rows.forEach(writer::writeRecord);
        }
        return text.toString();
    }

    private List<List<String>> rows(TestedPhoto tested) {
        List<List<String>> rows = new ArrayList<>();
        tested.values()
                .forEach((asked, value) ->
                        rows.add(
                                SpreadsheetText.guarded(
                                        List.of(
                                                tested.picked().photo().image().name(),
                                                photo(tested.picked()),
                                                tested.picked().category().name(),
                                                tested.className(),
                                                Double.toString(tested.probability()),
                                                model.hex(),
                                                Long.toString(seed),
                                                asked.method(),
                                                asked.settings(),
                                                asked.other(),
                                                asked.measure(),
                                                value.isEmpty()
                                                        ? ""
                                                        : Double.toString(value.getAsDouble())))));
        return rows;
    }
}
