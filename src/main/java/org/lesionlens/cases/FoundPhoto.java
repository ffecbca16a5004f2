package org.lesionlens.cases;

import java.nio.file.Path;
import org.lesionlens.files.FileNames;

/**
 * A photo as a folder lists it.
 *
 * @param name of the file, with its ending
 * @param size in bytes
 */
record FoundPhoto(Path file, String name, long size) {

    /** The name without its ending. */
    String stem() {
        return FileNames.stem(name);
    }
}
