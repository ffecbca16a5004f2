package org.lesionlens.methods;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.SpreadsheetText;
import org.lesionlens.methods.PhotosTable.OtherTableException;

/** One number of the table of all numbers. */
record PhotoRow(NamedCsvRecord row) {

    static final List<String> HEADER =
            List.of(
                    "image",
                    "photo_sha256",
                    "category",
                    "class",
                    "probability",
                    "model_sha256",
                    "seed",
                    "method",
                    "settings",
                    "other_method",
                    "measure",
                    "value");

    /**
     * All rows of a table that are whole: what was cut off as it was written is left out.
     *
     * @throws OtherTableException if it is no such table
     */
    static List<PhotoRow> read(Path file) throws IOException {
        String text = Files.readString(file);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<PhotoRow> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(whole)) {
            for (NamedCsvRecord row : reader) {
                if (!row.getHeader().equals(HEADER)) {
                    throw new OtherTableException(file + " is no table of this command");
                }
                rows.add(new PhotoRow(row));
            }
        } catch (CsvParseException e) {
            throw new OtherTableException(file + " is no table of this command");
        }
        return rows;
    }

    List<String> fields() {
        return row.getFields();
    }

    /** Hash of the photo. */
    String photo() {
        return row.getField("photo_sha256");
    }

    /** The class whose map it is of. */
    String className() {
        return SpreadsheetText.plain(row.getField("class"));
    }

    /** Of that class; NaN if it is not known. */
    double probability() {
        return number("probability").orElse(Double.NaN);
    }

    boolean isOf(ContentHash model) {
        return row.getField("model_sha256").equals(model.hex());
    }

    String seed() {
        return row.getField("seed");
    }

    Asked asked() {
        return new Asked(
                row.getField("method"),
                row.getField("settings"),
                row.getField("other_method"),
                row.getField("measure"));
    }

    /** None where it is not known. */
    OptionalDouble value() {
        return number("value");
    }

    private OptionalDouble number(String column) {
        String text = row.getField(column);
        try {
            return text.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty(); // somebody wrote into it
        }
    }
}
