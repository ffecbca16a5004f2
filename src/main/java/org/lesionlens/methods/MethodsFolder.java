package org.lesionlens.methods;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lesionlens.files.ContentHash;
import org.lesionlens.methods.MethodsRun.Wish;

/** Where the tables of a run lie. */
public record MethodsFolder(Path folder) {

    /** The table of all numbers, in which a run goes on. */
    public Path photos() {
        return folder.resolve("photos.csv");
    }

    /** The table of means. */
    public Path summary() {
        return folder.resolve("summary.csv");
    }

    /**
     * Opens the table of all numbers; the folder and it are made if they are not there.
     *
     * @throws PhotosTable.OtherTableException if one is there, and is of another run; or a table of
     *     the means' name without it, which would be replaced
     * @throws IOException if it cannot be read or written
     */
    public PhotosTable open(ContentHash model, Wish wish) throws IOException {
        Files.createDirectories(folder);
        if (Files.exists(summary()) && !Files.exists(photos())) {
            throw new PhotosTable.OtherTableException(
                    summary() + " is there without a photos.csv that it could be of");
        }
        return PhotosTable.open(photos(), model, wish);
    }
}
