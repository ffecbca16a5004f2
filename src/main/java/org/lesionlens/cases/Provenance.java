package org.lesionlens.cases;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where what is known of a set comes from: what a person should see of how a folder was understood.
 *
 * @param leftOut what lies in the folder and is passed over
 * @param patients where patients come from, none if nobody names them
 * @param lesions where it comes from which photos show the same lesion
 * @param truth where truths come from
 * @param predictions where probabilities that were computed elsewhere come from
 * @param tables that were looked at, the one that counts first
 * @param candidates files in the folder that may be tables
 * @param choices what a person has said of the set
 * @param headerPatients ids that headers of photos alone name: those of a hospital, which go out
 *     only if a person wants it
 * @param masks of lesions, by their photos
 * @param results of the table whose rows are the set, if it is one of results
 */
public record Provenance(
        LeftOut leftOut,
        Optional<Source> patients,
        Optional<Source> lesions,
        Optional<Source> truth,
        Optional<Source> predictions,
        List<TableUse> tables,
        List<Path> candidates,
        SetChoices choices,
        Set<String> headerPatients,
        Map<Path, List<Path>> masks,
        Optional<ToldResults> results) {

    public Provenance {
        tables = List.copyOf(tables);
        candidates = List.copyOf(candidates);
        headerPatients = Set.copyOf(headerPatients);
        masks = Map.copyOf(masks);
    }

    /**
     * Where something comes from.
     *
     * @param table none if it comes from the names of folders, or from headers of the photos' files
     * @param columns of the table
     * @param flags what yes means in those of the columns that hold yes and no; {@link
     *     Finding#NONE} where that is what the model looks for
     */
    public record Source(Optional<Path> table, List<String> columns, Map<String, Finding> flags) {

        static final Source FOLDERS = new Source(Optional.empty(), List.of(), Map.of());
        static final Source HEADERS =
                new Source(Optional.empty(), List.of("PatientID"), Map.of()); // DICOM's word

        public Source {
            columns = List.copyOf(columns);
            flags =
                    Collections.unmodifiableMap(
                            new LinkedHashMap<>(flags)); // in the columns' order
        }

        /** True if the names of folders say it. */
        public boolean isFolders() {
            return table.isEmpty() && columns.isEmpty();
        }
    }

    /**
     * What a table gave.
     *
     * @param by what its rows are of: images, or else lesions or patients
     * @param photos that it names
     * @param unused why it is not used, or not for truths; empty if it is
     */
    public record TableUse(
            Path file, LabelTable table, LabelColumn by, int photos, Optional<Unused> unused) {

        private static final List<String> OWN_COLUMNS =
                List.of("model_sha256", "photo_sha256", "looked_for");

        TableUse(Path file, LabelTable table, int photos, Optional<Unused> unused) {
            this(file, table, LabelColumn.IMAGE, photos, unused);
        }

        /** True if some of what is known comes from it. */
        public boolean isUsed() {
            boolean isLeftOut =
                    unused.map(Unused::reason)
                            .filter(Unused.Reason.OWN_RESULTS::equals)
                            .isPresent();
            return photos > 0 && table.isUsable() && !isLeftOut;
        }

        /** True of the tables that this program writes: what they call truth is of one class. */
        boolean isResult() {
            return OWN_COLUMNS.stream().anyMatch(table.header()::contains);
        }
    }
}
