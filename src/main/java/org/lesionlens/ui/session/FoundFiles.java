package org.lesionlens.ui.session;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.PhotoFiles;
import org.lesionlens.cases.SetMemory;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.ModelFormat;
import org.lesionlens.files.ModelFormats;
import org.lesionlens.files.PictureFormat;
import org.lesionlens.ui.fx.Texts;

/**
 * What files and folders that a person opened turned out to be.
 *
 * @param photos in their order, folders replaced by the photos in them; of a single photo all in
 *     its folder
 * @param models in their order
 * @param failures what cannot be opened, and why
 * @param set the folder or the table of results, if one was opened and no photo beside it
 */
public record FoundFiles(
        List<LesionImage> photos,
        List<Path> models,
        List<Failure> failures,
        Optional<FoundSet> set) {

    /** What names of models that open end in, after the last dot, in lower case. */
    public static final List<String> MODEL_ENDINGS = List.of("pt", "pth", "ts", "torchscript");

    /** What names of tables that open end in, the same. */
    public static final List<String> TABLE_ENDINGS = List.of("csv", "tsv", "tab", "parquet");

    /** A file that cannot be opened. */
    record Failure(Path file, Throwable cause) {}

    public FoundFiles {
        photos = List.copyOf(photos);
        models = List.copyOf(models);
        failures = List.copyOf(failures);
    }

    /**
     * Looks at the disk: not for the UI thread.
     *
     * @param open the open set, which a table alone may be for, or a folder have the photos of
     * @param memory what a person has said of sets
     */
    static FoundFiles among(List<Path> asked, Optional<FoundSet> open, SetMemory memory) {
        List<LesionImage> photos = new ArrayList<>();
        List<Path> models = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        Optional<FoundSet> set = AskedSet.among(asked).read(open, memory, failures);
        set.ifPresent(found -> photos.addAll(found.cases().images()));
        Set<Path> failed = failures.stream().map(Failure::file).collect(Collectors.toSet());
        for (Path file : asked) {
            if (failed.contains(file) || (set.isPresent() && !isModel(file))) {
                continue; // told of, or a part of the set
            }
            try {
                if (Files.isDirectory(file)) {
                    photos.addAll(photosIn(file));
                } else if (!Files.exists(file)) {
                    throw new NoSuchFileException(file.toString());
                } else if (isModel(file)) {
                    models.add(file);
                } else {
                    photos.add(LesionImage.unlabelled(photo(file)));
                }
            } catch (IOException e) {
                failures.add(new Failure(file, e));
            }
        }
        boolean isAlone = photos.size() == 1 && asked.stream().noneMatch(Files::isDirectory);
        return new FoundFiles(
                set.isEmpty() && isAlone
                        ? unlabelled(neighbours(photos.getFirst().file()))
                        : photos,
                models,
                failures,
                photos.isEmpty() ? Optional.empty() : set);
    }

    /** A set that was read again. */
    static FoundFiles of(FoundSet set) {
        return new FoundFiles(set.cases().images(), List.of(), List.of(), Optional.of(set));
    }

    private static List<LesionImage> unlabelled(List<Path> files) {
        return files.stream().map(LesionImage::unlabelled).toList();
    }

    /** Whoever opens one photo wants to go on to the next one in its folder. */
    private static List<Path> neighbours(Path photo) {
        Path folder = photo.toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all =
                    files.map(file -> photo.resolveSibling(file.getFileName()))
                            .filter(PhotoFiles::isPhoto)
                            .sorted()
                            .toList();
            return all.contains(photo) ? all : List.of(photo);
        } catch (IOException | UncheckedIOException e) {
            return List.of(photo); // a folder that may not be listed has photos that may be read
        }
    }

    /** What is worth to be found again: of many files the first, or they push out all others. */
    Optional<Path> memorable(List<Path> asked) {
        Set<Path> failed = failures.stream().map(Failure::file).collect(Collectors.toSet());
        return asked.stream()
                .filter(file -> !failed.contains(file))
                .findFirst()
                .map(Path::toAbsolutePath);
    }

    private static List<LesionImage> photosIn(Path folder) throws IOException {
        List<LesionImage> photos = unlabelled(PhotoFiles.in(folder));
        if (photos.isEmpty()) {
            throw emptyFolder(folder);
        }
        return photos;
    }

    /** Of a folder without any photo. */
    static IOException emptyFolder(Path folder) {
        return new FileNotFoundException(
                Texts.of(FoundFiles.class)
                        .get("open.emptyFolder", folder.getFileName(), PictureFormat.allLabels()));
    }

    /** Whatever the system does not know as something else may be a photo; its bytes will tell. */
    private static Path photo(Path file) throws IOException {
        Texts texts = Texts.of(FoundFiles.class);
        if (AskedSet.isTable(file)) {
            throw new IOException(texts.get("open.tableAlone", file.getFileName()));
        }
        if (format(file).equals(Optional.of(ModelFormat.PACKED))) {
            throw new IOException(texts.get("open.packed", file.getFileName()));
        }
        String type = Files.probeContentType(file);
        if (type != null && !type.startsWith("image/")) {
            throw new IOException(
                    texts.get("open.noPhoto", file.getFileName(), PictureFormat.allLabels()));
        }
        return file;
    }

    /**
     * True if the name is one of a model, or the bytes are: also of kinds that cannot be run, as
     * whoever runs models knows what to say of them.
     */
    static boolean isModel(Path file) {
        String name = FileNames.name(file);
        if (ModelFormat.modelEndings().anyMatch(FileNames.ending(name)::equals)) {
            return true;
        }
        return !PictureFormat.isNamedLikeOne(name)
                && format(file).filter(ModelFormat::isModel).isPresent();
    }

    private static Optional<ModelFormat> format(Path file) {
        try {
            return Files.isRegularFile(file) ? ModelFormats.of(file) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // whoever opens it will tell
        }
    }
}
