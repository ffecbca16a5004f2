package org.lesionlens.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
public final class Folders {

    private Folders() {}

    /**
     * Deletes one; what cannot be deleted stays.
     *
     * @return whether nothing is left
     */
    public static boolean delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> contentFirst = files.sorted(Comparator.reverseOrder()).toList();
            contentFirst.forEach(one -> one.toFile().delete());
        } catch (IOException e) {
            return !Files.exists(folder);
        }
        return !Files.exists(folder);
    }
}
