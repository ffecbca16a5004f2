package org.lesionlens.cases;

import java.nio.file.Path;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.PictureFormat;

/**
 * A photo as a folder lists it.
 *
 * @param name of the file, with its ending
 * @param size in bytes
 */
record FoundPhoto(Path file, String name, long size) {

    /** True if the file's own header may tell of its patient. */
    boolean hasHeader() {
        return PictureFormat.DICOM.isEnding(FileNames.ending(name));
    }

    /** The name without its ending. */
    String stem() {
        return FileNames.stem(name);
    }
}
