package org.lesionlens.bench;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A label table like SIIM-ISIC 2020's, of nobody. */
final class SyntheticLabels {

    private static final int LESIONS = 16; // of a patient, as in that table
    private static final double POSITIVES = 0.0176; // share, as in that table
    private static final List<String> SITES =
            List.of(
                    "torso",
                    "lower extremity",
                    "upper extremity",
                    "head/neck",
                    "palms/soles",
                    "oral/genital",
                    "");

    private SyntheticLabels() {}

    /**
     * Writes a table.
     *
     * @throws IOException if it cannot be written
     */
    static void write(int rows, Random random, Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(
                    "image_name",
                    "patient_id",
                    "sex",
                    "age_approx",
                    "anatom_site_general_challenge",
                    "diagnosis",
                    "benign_malignant",
                    "target");
            for (int row = 0; row < rows; row++) {
                int patient = row / LESIONS;
                boolean positive = row == 0 || random.nextDouble() < POSITIVES;
                csv.writeRecord(
                        String.format(Locale.ROOT, "MADE_%07d", row),
                        String.format(Locale.ROOT, "MP_%07d", patient),
                        patient % 2 == 0 ? "female" : "male",
                        Integer.toString(15 + patient % 15 * 5),
                        SITES.get(random.nextInt(SITES.size())),
                        positive ? "melanoma" : "unknown",
                        positive ? "malignant" : "benign",
                        positive ? "1" : "0");
            }
        }
    }
}
