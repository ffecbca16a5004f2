package org.lesionlens.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
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
import org.lesionlens.cases.Unused.Reason;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.FileProblem;

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
                tables.tell(file, new Unused(Reason.TOO_LARGE));
            }
        }
        return tables.sorted();
    }

    /**
     * A table that a person named.
     *
     * @throws IOException if it cannot be read
     */
    static TableUse named(Path folder, Path file, PhotoNames photos, SetChoices choices)
            throws IOException {
        String name = SetChoices.nameIn(folder, file);
        LabelTable table = LabelTable.read(file, name, choices, photos);
        int count = photos.namedBy(table.rows());
        Optional<Unused> unused =
                count == 0
                        ? unused(Reason.NAMES_NO_PHOTO)
                        : table.isUsable() ? Optional.empty() : unused(Reason.TELLS_NOTHING);
        var use = new TableUse(file, table, count, unused);
        return use.isResult() ? new TableUse(file, table, count, unused(Reason.OWN_RESULTS)) : use;
    }

    /** True if both are one file. */
    static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    /** Those of a file system are the path alone; those of a reader say what is wrong where. */
    private static String words(IOException problem) {
        return problem instanceof FileSystemException || problem.getMessage() == null
                ? FileProblem.inWords(problem)
                : problem.getMessage();
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
            table = LabelTable.readFound(file, name(file), choices, photos);
        } catch (IOException e) {
            tell(file, new Unused(Reason.UNREADABLE, words(e)));
            return;
        }
        int count = photos.namedBy(table.rows());
        Optional<Unused> unused;
        if (count == 0) {
            unused =
                    unused(
                            table.column(LabelColumn.IMAGE).isEmpty()
                                    ? Reason.NO_COLUMN
                                    : Reason.NAMES_NO_PHOTO);
        } else if (!table.isUsable()) {
            boolean isOfPairs = table.column(LabelColumn.IMAGE).size() > 1;
            unused = unused(isOfPairs ? Reason.PAIRS : Reason.TELLS_NOTHING);
        } else {
            unused = withoutTruth(file);
        }
        var use = new TableUse(file, table, count, unused);
        if (use.isResult()) {
            found.add(new TableUse(file, table, count, unused(Reason.OWN_RESULTS)));
        } else if (isTold || use.isUsed() || mayBeBy(use)) {
            found.add(use);
        }
    }

    private void tell(Path file, Unused why) {
        found.add(new TableUse(file, LabelTable.unread(), 0, Optional.of(why)));
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

    private static Optional<Unused> unused(Reason why) {
        return Optional.of(new Unused(why));
    }

    /** What a person's choices call a table. */
    private String name(Path file) {
        return SetChoices.nameIn(folder, file);
    }

    /** Why a table's truths are not used, by its name; empty if they are. */
    private Optional<Unused> withoutTruth(Path file) {
        if (choices.truthTable() != null) {
            return choices.allowsTruthFrom(name(file))
                    ? Optional.empty()
                    : unused(Reason.OTHER_CHOSEN);
        }
        return NEVER_TRUTH.matcher(FileNames.stem(file)).matches()
                ? unused(Reason.ANSWERS)
                : Optional.empty();
    }

    /**
     * A table that names no photo, read as one of lesions or patients.
     *
     * @param by what its rows are to be of
     * @param ids of what is known
     * @return empty if it names none of them
     * @throws IOException if it cannot be read
     */
    static Optional<TableUse> by(
            Path folder, LabelColumn by, TableUse use, Set<String> ids, SetChoices choices)
            throws IOException {
        List<String> columns = use.table().column(by);
        if (!mayBeBy(by, use) || ids.isEmpty()) {
            return Optional.empty();
        }
        var names = new PhotoNames(List.copyOf(ids));
        var tables = new SetTables(folder, names, choices);
        String name = tables.name(use.file());
        var table =
                LabelTable.read(
                        use.file(),
                        name,
                        choices.withColumn(name, LabelColumn.IMAGE, columns.getFirst()),
                        names);
        int count = names.namedBy(table.rows());
        return count == 0 || !table.isUsable()
                ? Optional.empty()
                : Optional.of(
                        new TableUse(
                                use.file(), table, by, count, tables.withoutTruth(use.file())));
    }

    private List<TableUse> sorted() {
        return found.stream()
                .sorted(
                        Comparator.comparing((TableUse use) -> !use.isUsed())
                                .thenComparing(use -> use.unused().isPresent())
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
