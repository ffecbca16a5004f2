package org.lesionlens.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LabelTable;

/**
 * A folder that was opened, with all that is known of the photos in it.
 *
 * @param folder that was opened
 * @param cases its photos
 */
record FoundSet(Path folder, CaseSet cases) {

    /**
     * Reads a folder, by a table if there is one; looks at the disk.
     *
     * @param table that was named; if none was, the one in the folder counts
     * @throws IOException if the folder or the table cannot be read
     */
    static FoundSet of(Path folder, Optional<Path> table) throws IOException {
        Optional<Path> labels = table.isPresent() ? table : CaseSet.findTable(folder);
        CaseSet cases =
                labels.isPresent()
                        ? CaseSet.of(folder, LabelTable.read(labels.get()))
                        : CaseSet.of(folder);
        return new FoundSet(folder, cases);
    }
}
