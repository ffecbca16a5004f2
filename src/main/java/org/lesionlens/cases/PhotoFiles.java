package org.lesionlens.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.PictureFormat;

/** Finds photos by their names' endings. */
public final class PhotoFiles {

    private PhotoFiles() {}

    /** True for a file that is there, is not hidden, and has a photo's name. */
    public static boolean isPhoto(Path file) {
        return PictureFormat.isNamedLikeOne(FileNames.name(file))
                && !isHidden(Path.of(String.valueOf(file.getFileName())))
                && Files.isRegularFile(file);
    }

    /**
     * All photos in a folder and the folders below it, sorted by path; hidden ones and hidden
     * folders are left out, links are followed.
     *
     * @throws IOException if a folder cannot be read
     */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files =
                Files.find(
                        folder,
                        Integer.MAX_VALUE,
                        (file, facts) ->
                                facts.isRegularFile()
                                        && PictureFormat.isNamedLikeOne(FileNames.name(file)),
                        FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> !isHidden(folder.relativize(file))).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isHidden(Path below) {
        for (Path name : below) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
