package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
     * All photos in a folder and the folders below it, sorted by path, without masks, hidden ones
     * and what else {@link LeftOut} counts, but with copies; links are followed.
     *
     * @throws IOException if a folder cannot be read
     */
    public static List<Path> in(Path folder) throws IOException {
        return PhotoSearch.in(folder).photos();
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
