package org.lesionlens.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the rows that mean a photo: by the very name, else by what {@link PhotoName#key} keeps. */
final class RowIndex {

    private final Map<String, List<LabelRow>> byKey = new HashMap<>();
    private final Set<LabelRow> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    private final PhotoNames photos;

    /**
     * @param photos that will be asked for
     */
    RowIndex(List<LabelRow> rows, PhotoNames photos) {
        this.photos = photos;
        for (LabelRow row : rows) {
            byKey.merge(PhotoName.key(row.image()), List.of(row), RowIndex::both);
        }
    }

    private static List<LabelRow> both(List<LabelRow> some, List<LabelRow> more) {
        List<LabelRow> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /**
     * The rows that could mean a photo; more than one only if neither patient nor folder tells them
     * apart.
     *
     * @param folder that the file lies in
     * @param patient that its folders name, may be blank
     */
    List<LabelRow> find(String name, String folder, String patient) {
        List<LabelRow> all = byKey.getOrDefault(PhotoName.key(name), List.of());
        List<LabelRow> rows = all.stream().filter(row -> row.image().equals(name)).toList();
        if (rows.isEmpty() && photos.spellings(name) == 1) {
            rows = all;
        }
        if (photos.count(name) > 1) {
            rows =
                    rows.stream()
                            .filter(row ->
                                    row.folder().isEmpty() || row.folder().equalsIgnoreCase(folder))
                            .toList();
        }
        if (rows.size() < 2) {
            return rows;
        }
        List<LabelRow> ofPatient =
                rows.stream()
                        .filter(row -> row.facts().patient().equalsIgnoreCase(patient))
                        .toList();
        return ofPatient.size() == 1 ? ofPatient : rows;
    }

    /**
     * The rows of a lesion or a patient; more than one only if the patient does not tell them
     * apart.
     *
     * @param patient whose it is, may be blank
     */
    List<LabelRow> of(String id, String patient) {
        List<LabelRow> rows = byKey.getOrDefault(PhotoName.key(id), List.of());
        return patient.isEmpty()
                ? rows
                : rows.stream()
                        .filter(row ->
                                row.facts().patient().isEmpty()
                                        || PhotoName.key(row.facts().patient())
                                                .equals(PhotoName.key(patient)))
                        .toList();
    }

    /** False if another file has the row already. */
    boolean take(LabelRow row) {
        return taken.add(row);
    }

    boolean isTaken(LabelRow row) {
        return taken.contains(row);
    }
}
