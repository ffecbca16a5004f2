package org.lesionlens.cases;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the rows that mean a file: by the very name, else by the name in any case. */
final class RowIndex {

    private final Map<String, List<LabelRow>> byName;
    private final Map<String, List<LabelRow>> byAnyCase;
    private final Set<LabelRow> taken = new HashSet<>();
    private final Map<String, Integer> filesOfAnyCase = new HashMap<>();

    /**
     * @param files the names that will be asked for
     */
    RowIndex(List<LabelRow> rows, List<String> files) {
        byName = by(rows, LabelRow::image);
        byAnyCase = by(rows, row -> lower(row.image()));
        new HashSet<>(files).forEach(name -> filesOfAnyCase.merge(lower(name), 1, Integer::sum));
    }

    private static Map<String, List<LabelRow>> by(
            List<LabelRow> rows, Function<LabelRow, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key));
    }

    /**
     * The rows that could mean a file; more than one only if they are of different patients and
     * {@code folder} is none of them.
     *
     * @param folder the patient that the file's folder names, may be blank
     */
    List<LabelRow> find(String name, String folder) {
        List<LabelRow> rows = byName.getOrDefault(name, List.of());
        if (rows.isEmpty() && filesOfAnyCase.getOrDefault(lower(name), 0) == 1) {
            rows = byAnyCase.getOrDefault(lower(name), List.of());
        }
        List<LabelRow> ofPatient =
                rows.stream()
                        .filter(row -> row.facts().patient().equalsIgnoreCase(folder))
                        .toList();
        return rows.size() > 1 && ofPatient.size() == 1 ? ofPatient : rows;
    }

    /** False if another file has the row already. */
    boolean take(LabelRow row) {
        return taken.add(row);
    }

    boolean isTaken(LabelRow row) {
        return taken.contains(row);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
