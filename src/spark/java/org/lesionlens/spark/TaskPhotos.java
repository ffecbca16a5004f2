package org.lesionlens.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.lesionlens.cases.LesionImage;

/**
 * The files of a share on this machine: where they are if every machine has the set's folder, else
 * in a temporary one, to which each is brought when its turn comes.
 */
final class TaskPhotos implements AutoCloseable {

    private final Location set;
    private final Configuration configuration;
    private final Path folder;
    private final Map<Path, PhotoTask> photos = new LinkedHashMap<>();

    /**
     * @param configuration of Hadoop, tells how the set's folder is reached
     * @throws IOException if there is no room for temporary files
     */
    TaskPhotos(Share share, Location set, Configuration configuration) throws IOException {
        this.set = set;
        this.configuration = configuration;
        this.folder =
                set.isLocal() ? set.local() : Files.createTempDirectory("lesionlens-photos-");
        share.photos().forEach(photo -> photos.put(folder.resolve(photo.file()), photo));
    }

    /** As the program knows them, in their order. */
    List<LesionImage> images() {
        return photos.entrySet().stream().map(one -> one.getValue().image(one.getKey())).toList();
    }

    /** What one of them is to the run. */
    PhotoTask task(LesionImage image) {
        return Objects.requireNonNull(photos.get(image.file()));
    }

    /** What patients are called in the table, by their ids. */
    Map<String, String> patients() {
        Map<String, String> called = new HashMap<>();
        photos.values().forEach(photo -> called.put(photo.patient(), photo.called()));
        return called;
    }

    /** The masks of each that has any. */
    Map<Path, List<Path>> masks() {
        Map<Path, List<Path>> masks = new HashMap<>();
        photos.forEach((local, photo) -> {
            if (!photo.masks().isEmpty()) {
                masks.put(local, photo.masks().stream().map(folder::resolve).toList());
            }
        });
        return masks;
    }

    /**
     * Has the file of a photo here, and those of its masks. For any thread.
     *
     * @throws IOException if they cannot be had
     */
    void bring(LesionImage image) throws IOException {
        if (set.isLocal()) {
            return;
        }
        PhotoTask photo = task(image);
        bring(photo.file());
        for (String mask : photo.masks()) {
            bring(mask);
        }
    }

    private void bring(String file) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.resolveSibling("."));
        var source = set.path(file);
        FileSystem files = source.getFileSystem(configuration);
        try (InputStream in = files.open(source)) {
            Files.copy(in, target);
        } catch (FileNotFoundException e) {
            throw (IOException) new NoSuchFileException(file).initCause(e);
        }
    }

    /** Removes what was brought. */
    @Override
    public void close() throws IOException {
        if (set.isLocal()) {
            return;
        }
        try (Stream<Path> brought = Files.walk(folder)) {
            for (Path one : brought.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
