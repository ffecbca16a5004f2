package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.LostNameException;
import org.lesionlens.files.PictureFormat;

/** Walks through a set's folder: what photos and tables there are, and what is passed over. */
final class PhotoSearch extends SimpleFileVisitor<Path> {

    private static final Set<String> CLUTTER =
            Set.of(
                    "@eadir",
                    "#recycle",
                    "$recycle.bin",
                    "recycler",
                    "recycled",
                    "__macosx",
                    "lost+found",
                    "system volume information",
                    "@recycle",
                    "@recently-snapshot",
                    "#snapshot",
                    ".trash",
                    ".trashes",
                    ".thumbnails",
                    ".picasaoriginals");

    /** Endings of tables that are read; a text may be one. */
    static final Set<String> SURE_TABLES = Set.of("csv", "tsv", "tab", "xlsx", "xlsm");

    private static final Set<String> TEXTS = Set.of("txt", "");

    /** Endings of tables that are not read. */
    static final Set<String> UNREAD_TABLES =
            Set.of(
                    "xls", "xlsb", "ods", "numbers", "parquet", "feather", "json", "jsonl", "xml",
                    "sqlite", "sqlite3", "db", "mdb", "accdb", "sav", "dta", "rds", "rdata", "mat",
                    "pkl", "pickle");

    private static final Set<String> CONTAINERS =
            Set.of(
                    "h5",
                    "hdf5",
                    "tfrec",
                    "tfrecord",
                    "tfrecords",
                    "npy",
                    "npz",
                    "lmdb",
                    "zip",
                    "rar",
                    "7z",
                    "tar",
                    "gz",
                    "tgz");
    private static final int TABLE_DEPTH = 4; // names: in the folder, or up to three folders down
    private static final int SIDECARS = 20; // tables named as photos, beyond which all are of these

    private final Path root;
    private final List<FoundPhoto> photos = new ArrayList<>();
    private final List<Path> tables = new ArrayList<>();
    private final List<Path> unread = new ArrayList<>(); // tables, and containers of pictures
    private final LeftOut leftOut = new LeftOut();
    private final Map<Path, Path> copies = new HashMap<>();
    private final LesionMasks lesionMasks = new LesionMasks();
    private final Deque<Optional<LeftOut.Kind>> outside = new ArrayDeque<>();
    private final Deque<List<FoundPhoto>> inside = new ArrayDeque<>(); // photos of open folders

    private final boolean isHere; // false of files that are listed only

    private PhotoSearch(Path root, boolean isHere) {
        this.root = root;
        this.isHere = isHere;
    }

    /**
     * Walks through a folder.
     *
     * @throws IOException if the folder itself cannot be read; {@link LostNameException} if a name
     *     in it is not known
     */
    static PhotoSearch in(Path folder) throws IOException {
        var search = new PhotoSearch(folder, true);
        if (!Files.isReadable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, search);
        search.sift();
        return search;
    }

    /**
     * Walks through a folder elsewhere.
     *
     * @throws IOException as above
     */
    static PhotoSearch in(Path folder, FileTree elsewhere) throws IOException {
        var search = new PhotoSearch(folder, false);
        elsewhere.walk(folder, search);
        search.sift();
        return search;
    }

    private void sift() {
        leaveOutMasks();
        leaveOutUnread();
        sort();
    }

    /** False if the files can be listed, but not read here. */
    boolean isHere() {
        return isHere;
    }

    /**
     * With all processors: of hundreds of thousands it takes a second. Each folder's photos have
     * their order already, see {@link #postVisitDirectory}.
     */
    private void sort() {
        FoundPhoto[] sorted = photos.toArray(new FoundPhoto[0]);
        Arrays.parallelSort(sorted, (a, b) -> a.file().compareTo(b.file()));
        photos.clear();
        photos.addAll(Arrays.asList(sorted));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts)
            throws IOException {
        String name = name(folder);
        Optional<LeftOut.Kind> above = outside.isEmpty() ? Optional.empty() : outside.peek();
        outside.push(above.isPresent() || folder.equals(root) ? above : kind(name));
        inside.push(new ArrayList<>());
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException broken) {
        outside.pop();
        List<FoundPhoto> ended = inside.pop();
        ended.sort(Comparator.comparing(FoundPhoto::name)); // much faster than by whole paths
        photos.addAll(ended);
        if (broken != null) {
            leftOut.count(LeftOut.Kind.UNREADABLE_FOLDER);
        }
        return FileVisitResult.CONTINUE;
    }

    /** Better no set than one with names that nobody gave. */
    private static String name(Path file) throws LostNameException {
        String name = String.valueOf(file.getFileName());
        if (LostNameException.isLost(name)) {
            throw new LostNameException(name);
        }
        return FileNames.name(file, name);
    }

    private static Optional<LeftOut.Kind> kind(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (CLUTTER.contains(lower) || lower.startsWith(".trash-")) {
            return Optional.of(LeftOut.Kind.CLUTTER);
        }
        return name.startsWith(".") || name.startsWith("~$")
                ? Optional.of(LeftOut.Kind.HIDDEN)
                : Optional.empty();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
        String name = name(file);
        Optional<LeftOut.Kind> above = outside.isEmpty() ? Optional.empty() : outside.peek();
        Optional<LeftOut.Kind> kind = above.isPresent() ? above : kind(name);
        String ending = FileNames.ending(name);
        if (!facts.isRegularFile()) {
            return FileVisitResult.CONTINUE;
        }
        if (PictureFormat.isNamedLikeOne(name)) {
            kind.ifPresentOrElse(
                    leftOut::count, () -> here().add(new FoundPhoto(file, name, facts.size())));
        } else if (PhotoName.UNREAD_ENDINGS.contains(ending)) {
            kind.ifPresentOrElse(
                    leftOut::count, () -> leftOut.countEnding(LeftOut.Kind.UNREAD_FORMAT, ending));
        } else if (kind.isEmpty()
                && (SURE_TABLES.contains(ending) || TEXTS.contains(ending))
                && root.relativize(file).getNameCount() <= TABLE_DEPTH) {
            tables.add(file);
        } else if (kind.isEmpty()
                && (UNREAD_TABLES.contains(ending) || CONTAINERS.contains(ending))) {
            unread.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    private List<FoundPhoto> here() {
        return inside.isEmpty() ? photos : inside.element(); // a file alone has no folder
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        boolean isLink = failure instanceof FileSystemLoopException || Files.isSymbolicLink(file);
        leftOut.count(isLink ? LeftOut.Kind.LINK : LeftOut.Kind.UNREADABLE_FOLDER);
        return FileVisitResult.CONTINUE;
    }

    private void leaveOutMasks() {
        var masks = new Masks(root, photos.stream().map(FoundPhoto::file).toList());
        photos.removeIf(photo -> {
            Optional<String> masked = masks.photo(photo.file(), photo.stem());
            if (masked.isPresent()) {
                leftOut.count(LeftOut.Kind.MASK);
                if (masks.isOfLesion(photo.file())) {
                    lesionMasks.add(masked.get(), photo.file());
                }
            }
            return masked.isPresent();
        });
    }

    /** The masks of lesions, by their photos. */
    Map<Path, List<Path>> masks() {
        return lesionMasks.of(photos);
    }

    /** What is named as a photo tells of that photo alone, in whatever form. */
    private void leaveOutUnread() {
        if (tables.isEmpty() && unread.isEmpty()) {
            return;
        }
        Set<String> asked = new HashSet<>();
        tables.forEach(file -> asked.add(FileNames.stem(file)));
        unread.forEach(file -> asked.add(FileNames.stem(file)));
        Set<String> names = new HashSet<>(); // of photos, as far as anything else is called so
        for (FoundPhoto photo : photos) {
            String stem = photo.stem();
            if (asked.contains(stem)) {
                names.add(stem);
            }
        }
        Predicate<Path> isNamed = file -> names.contains(FileNames.stem(file));
        boolean many = tables.stream().filter(isNamed).count() > SIDECARS;
        Predicate<Path> isSidecar =
                isNamed.and(file -> many || TEXTS.contains(FileNames.ending(FileNames.name(file))));
        tables.stream().filter(isSidecar).forEach(_ -> leftOut.count(LeftOut.Kind.SIDECAR));
        tables.removeIf(isSidecar);
        for (Path file : unread) {
            String ending = FileNames.ending(FileNames.name(file));
            if (names.contains(FileNames.stem(file))) {
                leftOut.count(LeftOut.Kind.SIDECAR);
            } else {
                boolean isTable = UNREAD_TABLES.contains(ending);
                leftOut.countEnding(
                        isTable ? LeftOut.Kind.UNREAD_TABLE : LeftOut.Kind.CONTAINER, ending);
            }
        }
    }

    /**
     * Leaves out photos that are the same as another, byte for byte. Where very many are of the
     * same size, only those of the same name are compared, and that is said: it takes time. Of
     * files elsewhere nobody knows.
     */
    void leaveOutCopies() {
        if (!isHere) {
            return;
        }
        var found = new Copies(photos);
        found.kept()
                .forEach((copy, kept) -> {
                    copies.put(copy.file(), kept.file());
                    leftOut.count(LeftOut.Kind.COPY);
                });
        if (found.byNamesOnly()) {
            leftOut.compareNamesOnly();
        }
        if (!copies.isEmpty()) {
            photos.removeIf(found.kept()::containsKey);
        }
    }

    /** Sorted by path. */
    List<Path> photos() {
        return photos.stream().map(FoundPhoto::file).toList();
    }

    /** The same as they were found. */
    List<FoundPhoto> found() {
        return photos;
    }

    /** Files that may be tables, in the folder and up to three folders down. */
    List<Path> tables() {
        return tables;
    }

    LeftOut leftOut() {
        return leftOut;
    }

    /** Each photo that is left out as a copy, and the one that stays. */
    Map<Path, Path> copies() {
        return copies;
    }
}
