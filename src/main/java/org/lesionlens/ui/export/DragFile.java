package org.lesionlens.ui.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;

/**
 * The one temporary file of what a dialog shows, for a drag out of the window. May be used by any
 * thread.
 */
final class DragFile {

    private @Nullable Path file;
    private boolean kept;

    /** Writes {@code pixels} in place of what was there before. */
    synchronized Path write(RgbImage pixels, String name) throws IOException {
        discard();
        Path folder = Files.createTempDirectory("lesionlens");
        folder.toFile().deleteOnExit(); // in the other order than they are registered
        Path newest = folder.resolve(name);
        newest.toFile().deleteOnExit();
        file = newest;
        PngWriter.create(pixels, newest);
        return newest;
    }

    /** Leaves the file until the program ends: the clipboard names it. */
    synchronized void keep() {
        kept = true;
    }

    /** Deletes the file, unless it is to be kept. */
    synchronized void discard() throws IOException {
        Path former = file;
        file = null;
        if (former != null && !kept) {
            Files.deleteIfExists(former);
            Path folder = former.getParent();
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        }
        kept = false;
    }
}
