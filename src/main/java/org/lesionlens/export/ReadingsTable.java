package org.lesionlens.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.ContentHash;
import org.lesionlens.reading.Confidence;
import org.lesionlens.reading.Reader;
import org.lesionlens.reading.Reading;
import org.lesionlens.review.ReviewCase;

/**
 * Blind readings as CSV: one row a reading, numbers the same in every locale, blank what is not
 * known.
 *
 * @param photos those of the open set, by their bytes; others are told by their bytes alone
 * @param sought what truths of the open set are about
 * @param patients what patients are called in the table, by their ids
 */
public record ReadingsTable(
        Map<ContentHash, ReviewCase> photos, String sought, UnaryOperator<String> patients) {

    private static final double MILLIS = 1000;

    private static final List<String> HEADER =
            List.of(
                    "reader",
                    "looked_for",
                    "image_sha256",
                    "image",
                    "patient",
                    "truth",
                    "call",
                    "confidence",
                    "seconds",
                    "read_at",
                    "truth_seen_before",
                    "model_probability");

    /**
     * Writes all of the table.
     *
     * @param readings of each reader, in the order that they were made
     * @throws IOException if a row cannot be written
     */
    public void write(Map<Reader, List<Reading>> readings, OutputStream out) throws IOException {
        var table = new CsvTable(out, HEADER);
        for (Map.Entry<Reader, List<Reading>> one : readings.entrySet()) {
            for (Reading reading : one.getValue()) {
                table.add(row(one.getKey(), reading));
            }
        }
        table.finish();
    }

    private List<String> row(Reader reader, Reading reading) {
        ReviewCase photo = photos.get(reading.photo());
        boolean isSame = reader.sought().equals(sought); // else truths are about something else
        Confidence confidence = reading.confidence();
        return List.of(
                reader.name(),
                reader.sought(),
                reading.photo().hex(),
                photo == null ? "" : photo.image().name(),
                photo == null ? "" : patients.apply(photo.image().patient()),
                isSame ? truth(photo) : "",
                lower(reading.call()),
                confidence == null ? "" : lower(confidence),
                Double.toString(reading.taken().toMillis() / MILLIS),
                reading.at().toString(),
                Boolean.toString(reading.truthSeen()),
                isSame ? probability(photo) : "");
    }

    private static String truth(@Nullable ReviewCase photo) {
        return photo == null || !photo.truth().isKnown() ? "" : lower(photo.truth());
    }

    private static String probability(@Nullable ReviewCase photo) {
        return photo == null || photo.probability().isEmpty()
                ? ""
                : Double.toString(photo.probability().getAsDouble());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
