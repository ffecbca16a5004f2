package org.lesionlens.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds the rows that mean a photo: by the very name, else by what {@link PhotoName#key} keeps. */
final class RowIndex {

    private final Map<String, List<Entry>> byKey;
    private final List<Entry> entries;
    private final PhotoNames photos;

    /** A row, and whether a file has it. */
    static final class Entry {

        private final LabelRow row;
        private boolean isTaken;

        private Entry(LabelRow row) {
            this.row = row;
        }

        LabelRow row() {
            return row;
        }

        boolean isTaken() {
            return isTaken;
        }

        /** False if another file has the row already. */
        boolean take() {
            boolean wasFree = !isTaken;
            isTaken = true;
            return wasFree;
        }
    }

    /**
     * @param photos that will be asked for
     */
    RowIndex(List<LabelRow> rows, PhotoNames photos) {
        this.photos = photos;
        byKey = HashMap.newHashMap(rows.size());
        entries = new ArrayList<>(rows.size());
        for (LabelRow row : rows) {
            var entry = new Entry(row);
            entries.add(entry);
            byKey.merge(row.key(), List.of(entry), RowIndex::both);
        }
    }

    private static List<Entry> both(List<Entry> some, List<Entry> more) {
        List<Entry> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** All rows, in the table's order. */
    List<Entry> entries() {
        return entries;
    }

    /**
     * The rows that could mean a photo; more than one only if neither patient nor folder tells them
     * apart.
     */
    List<Entry> find(SetPhoto photo) {
        List<Entry> all = byKey.getOrDefault(photo.key(), List.of());
        if (all.isEmpty()) {
            return all;
        }
        List<Entry> rows = those(all, row -> row.image().equals(photo.stem()));
        if (rows.isEmpty() && photos.spellings(photo.key()) == 1) {
            rows = all;
        }
        if (photos.count(photo.key()) > 1) {
            String folder = photo.folder().name();
            rows =
                    those(
                            rows,
                            row -> row.folder().isEmpty() || row.folder().equalsIgnoreCase(folder));
        }
        if (rows.size() < 2) {
            return rows;
        }
        String patient = photo.said().patient();
        List<Entry> ofPatient = those(rows, row -> row.facts().patient().equalsIgnoreCase(patient));
        return ofPatient.size() == 1 ? ofPatient : rows;
    }

    /** Mostly there is but one, of 400,000 times. */
    private static List<Entry> those(List<Entry> entries, Predicate<LabelRow> wanted) {
        if (entries.size() == 1) {
            return wanted.test(entries.getFirst().row()) ? entries : List.of();
        }
        return entries.stream().filter(entry -> wanted.test(entry.row())).toList();
    }

    /**
     * The rows of a lesion or a patient; more than one only if the patient does not tell them
     * apart.
     *
     * @param patient whose it is, may be blank
     */
    List<Entry> of(String id, String patient) {
        List<Entry> rows = byKey.getOrDefault(PhotoName.key(id), List.of());
        return patient.isEmpty()
                ? rows
                : those(
                        rows,
                        row ->
                                row.facts().patient().isEmpty()
                                        || PhotoName.key(row.facts().patient())
                                                .equals(PhotoName.key(patient)));
    }
}
