package org.lesionlens.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lesionlens.cases.Provenance.TableUse;
import org.lesionlens.files.FileNames;

/** Which of the tables in and around a set's folder tell of its photos. */
final class SetTables {

    /**
     * Tables that somebody hands in or gets back: what a network says, or blanks to be filled in.
     */
    private static final Pattern NEVER_TRUTH =
            Pattern.compile("(?i).*(submission|submit|predictions?([^a-z].*)?$).*");

    private static final Set<String> USUAL = Set.of("train", "labels", "metadata", "groundtruth");
    private static final long LARGEST_ABOVE = 1L << 28; // bytes, of a table beside the folder

    private final PhotoNames photos;
    private final Path folder;
    private final SetChoices choices;
    private final List<TableUse> found = new ArrayList<>();

    private SetTables(Path folder, PhotoNames photos, SetChoices choices) {
        this.folder = folder;
        this.choices = choices;
        this.photos = photos;
    }

    /**
     * The tables that could tell something, the one that counts first.
     *
     * @param below the folder, or in it
     */
    static List<TableUse> among(
            Path folder, List<Path> below, PhotoNames photos, SetChoices choices) {
        var tables = new SetTables(folder, photos, choices);
        for (Path file : below) {
            tables.add(file, PhotoSearch.SURE_TABLES.contains(ending(file)));
        }
        for (Path file : above(folder)) {
            if (file.toFile().length() <= LARGEST_ABOVE) {
                tables.add(file, false);
            } else {
                tables.tell(file, "too large to be looked for photos outside of their folder");
            }
        }
        return tables.sorted();
    }

    /**
     * A table that a person named.
     *
     * @throws IOException if it cannot be read
     */
    static TableUse named(Path file, PhotoNames photos, SetChoices choices) throws IOException {
        LabelTable table = LabelTable.read(file, choices, photos);
        int count = photos.namedBy(table.rows());
        return new TableUse(file, table, count, count == 0 ? "names none of the photos" : "");
    }

    private static String ending(Path file) {
        String name = FileNames.name(file);
        return name.indexOf('.') < 0 ? "" : FileNames.ending(name);
    }

    private static List<Path> above(Path folder) {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        if (parent == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> PhotoSearch.SURE_TABLES.contains(ending(file)))
                    .filter(file -> Files.isRegularFile(file) && Files.isReadable(file))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // whoever may not see it has nothing there
        }
    }

    /**
     * @param isTold false if nobody needs to know of it unless it names photos
     */
    private void add(Path file, boolean isTold) {
        LabelTable table;
        try {
            if (!isTold && !TableFile.of(file, photos).isTable()) {
                return;
            }
            table = LabelTable.readFound(file, choices, photos);
        } catch (IOException e) {
            tell(file, "cannot be read: " + e.getMessage());
            return;
        }
        int count = photos.namedBy(table.rows());
        String unused = "";
        if (count == 0) {
            unused =
                    table.column(LabelColumn.IMAGE).isEmpty()
                            ? "no column names photos"
                            : "names none of the photos";
        } else if (!table.isUsable()) {
            unused = "tells nothing of the photos that it names";
        } else {
            unused = withoutTruth(file, choices);
        }
        var use = new TableUse(file, table, count, unused);
        if (use.isResult()) {
            found.add(new TableUse(file, table, count, "results that this program wrote"));
        } else if (isTold || use.isUsed() || mayBeBy(use)) {
            found.add(use);
        }
    }

    private void tell(Path file, String why) {
        found.add(new TableUse(file, LabelTable.unread(), 0, why));
    }

    /** True if it names no photos, but perhaps their lesions or patients. */
    private static boolean mayBeBy(TableUse use) {
        return use.photos() == 0
                && !(use.table().column(LabelColumn.LESION).isEmpty()
                        && use.table().column(LabelColumn.PATIENT).isEmpty());
    }

    /** Tables beside the folder that turn out to tell nothing of it need no word. */
    static List<TableUse> told(Path folder, List<TableUse> tables) {
        Path inside = folder.toAbsolutePath().normalize();
        return tables.stream()
                .filter(use ->
                        !mayBeBy(use) || use.file().toAbsolutePath().normalize().startsWith(inside))
                .toList();
    }

    /** Those of the tables that may speak of lesions or patients. */
    static boolean mayBeBy(LabelColumn by, TableUse use) {
        return use.photos() == 0 && !use.isResult() && !use.table().column(by).isEmpty();
    }

    /** Why a table's truths are not used, by its name; blank if they are. */
    private static String withoutTruth(Path file, SetChoices choices) {
        if (choices.truthTable() != null) {
            return choices.allowsTruthFrom(FileNames.name(file))
                    ? ""
                    : "its truths are not used: you chose another source";
        }
        return NEVER_TRUTH.matcher(FileNames.stem(file)).matches()
                ? "named like a table of answers: its truths are not used"
                : "";
    }

    /**
     * A table that names no photo, read as one of lesions or patients.
     *
     * @param by what its rows are to be of
     * @param ids of what is known
     * @return empty if it names none of them
     * @throws IOException if it cannot be read
     */
    static Optional<TableUse> by(LabelColumn by, TableUse use, Set<String> ids, SetChoices choices)
            throws IOException {
        List<String> columns = use.table().column(by);
        if (!mayBeBy(by, use) || ids.isEmpty()) {
            return Optional.empty();
        }
        var names = new PhotoNames(List.copyOf(ids));
        var table =
                LabelTable.read(
                        use.file(),
                        choices.withColumn(
                                FileNames.name(use.file()), LabelColumn.IMAGE, columns.getFirst()),
                        names);
        int count = names.namedBy(table.rows());
        return count == 0 || !table.isUsable()
                ? Optional.empty()
                : Optional.of(
                        new TableUse(
                                use.file(), table, by, count, withoutTruth(use.file(), choices)));
    }

    private List<TableUse> sorted() {
        return found.stream()
                .sorted(
                        Comparator.comparing((TableUse use) -> !use.isUsed())
                                .thenComparing(use -> !use.unused().isEmpty())
                                .thenComparingInt(use -> -use.photos())
                                .thenComparing(use -> truths(use.table()).size() < 2)
                                .thenComparing(use -> !hasUsualName(use.file()))
                                .thenComparing(use -> !folder.equals(use.file().getParent()))
                                .thenComparing(TableUse::file))
                .toList();
    }

    /** The different truths of a table's rows, as a melanoma model has them. */
    static Set<Truth> truths(LabelTable table) {
        Set<Truth> truths = EnumSet.noneOf(Truth.class);
        for (LabelRow row : table.rows()) {
            truths.add(row.facts().truth());
        }
        truths.remove(Truth.UNKNOWN);
        return truths;
    }

    private static boolean hasUsualName(Path file) {
        return USUAL.contains(FileNames.stem(file).toLowerCase(Locale.ROOT));
    }
}
