package org.lesionlens.cases;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The photos that rows of results name, and that nobody has found.
 *
 * @param photos one for each row
 * @param rows in the same order
 */
record AbsentPhotos(List<SetPhoto> photos, List<LabelRow> rows) {

    static final AbsentPhotos NONE = new AbsentPhotos(List.of(), List.of());

    /**
     * Those that are not among the photos that were found.
     *
     * @param folder in which they would lie
     */
    static AbsentPhotos of(Path folder, List<LabelRow> rows, PhotoNames found) {
        List<SetPhoto> photos = new ArrayList<>();
        List<LabelRow> absent = new ArrayList<>();
        Map<String, SetPhoto.Folder> folders = new HashMap<>();
        Set<Path> files = new HashSet<>();
        for (LabelRow row : rows) {
            if (found.count(row.key()) > 0) {
                continue;
            }
            Path file = file(folder, row);
            if (files.add(file)) { // else the rows could mean either, and that is told of the one
                SetPhoto.Folder in =
                        folders.computeIfAbsent(
                                row.folder(),
                                name -> new SetPhoto.Folder(name, "", FolderFacts.Said.NOTHING));
                photos.add(SetPhoto.absent(file, row.image(), in));
                absent.add(row);
            }
        }
        return new AbsentPhotos(photos, absent);
    }

    private static Path file(Path folder, LabelRow row) {
        try {
            return folder.resolve(row.folder()).resolve(row.image());
        } catch (InvalidPathException e) {
            return folder.resolve("row-" + row.line()); // a name that no file here can have
        }
    }
}
