package org.lesionlens.cases;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.FileNames;

/**
 * What a person says of a set where it was not understood, or understood otherwise.
 *
 * @param truthTable the table that truths come from, as {@link #nameIn} calls it, blank if they
 *     come from folders alone; null: from where they are found
 * @param columns of tables, as {@link #nameIn} calls them: the header of the column that tells
 *     something, blank if none does
 * @param meanings what spellings mean: a diagnosis, {@code malignant}, {@code benign} or {@code
 *     unknown}
 * @param folderPatients whether folders are patients
 */
public record SetChoices(
        @Nullable String truthTable,
        Map<String, Map<LabelColumn, String>> columns,
        Map<Spelling, String> meanings,
        FolderPatients folderPatients) {

    /** Nothing said: all is as it is found. */
    public static final SetChoices NONE =
            new SetChoices(null, Map.of(), Map.of(), FolderPatients.AS_FOUND);

    /** Whether a folder is a patient. */
    public enum FolderPatients {
        /** If no table names patients, and by its name and size. */
        AS_FOUND,
        NEVER,
        /** Each folder just below the set's own, or below that of a class. */
        ALWAYS
    }

    /**
     * What stands in a cell, or a folder's name.
     *
     * @param column of the table; blank for folders
     */
    public record Spelling(String column, String text) {}

    public SetChoices {
        columns = Map.copyOf(columns);
        meanings = Map.copyOf(meanings);
    }

    /**
     * What a table is called here: its path as seen from the set's folder, with slashes, so that
     * two of one name are told apart, and what was said holds wherever the set lies.
     */
    public static String nameIn(Path folder, Path table) {
        Path from = folder.toAbsolutePath().normalize();
        Path to = table.toAbsolutePath().normalize();
        return Objects.equals(from.getRoot(), to.getRoot())
                ? from.relativize(to).toString().replace('\\', '/')
                : FileNames.name(table);
    }

    /** The same, with truths from another table, or from where they are found if null. */
    public SetChoices withTruthTable(@Nullable String name) {
        return new SetChoices(name, columns, meanings, folderPatients);
    }

    /**
     * The same, with another column of a table.
     *
     * @param header blank if no column tells it; null: as it is found
     */
    public SetChoices withColumn(String table, LabelColumn column, @Nullable String header) {
        Map<LabelColumn, String> ofTable = new EnumMap<>(LabelColumn.class);
        ofTable.putAll(columnsOf(table));
        put(ofTable, column, header);
        Map<String, Map<LabelColumn, String>> all = new HashMap<>(columns);
        if (ofTable.isEmpty()) {
            all.remove(table);
        } else {
            all.put(table, Map.copyOf(ofTable));
        }
        return new SetChoices(truthTable, all, meanings, folderPatients);
    }

    /**
     * The same, with another meaning of a spelling.
     *
     * @param meaning null: as it is found
     */
    public SetChoices withMeaning(Spelling spelling, @Nullable String meaning) {
        Map<Spelling, String> all = new HashMap<>(meanings);
        put(all, spelling, meaning);
        return new SetChoices(truthTable, columns, all, folderPatients);
    }

    /** The same, with or without folders as patients. */
    public SetChoices withFolderPatients(FolderPatients are) {
        return new SetChoices(truthTable, columns, meanings, are);
    }

    private static <K> void put(Map<K, String> map, K key, @Nullable String value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    /** What is said of a table's columns. */
    Map<LabelColumn, String> columnsOf(String table) {
        return columns.getOrDefault(table, Map.of());
    }

    /** What a spelling is said to mean, if anybody says. */
    Optional<Finding> meaning(String column, String text) {
        return Optional.ofNullable(meanings.get(new Spelling(column, text)))
                .flatMap(Diagnoses.ALL::read);
    }

    /** False if another table is said to be the one that truths come from. */
    boolean allowsTruthFrom(String table) {
        return truthTable == null || truthTable.equals(table);
    }
}
