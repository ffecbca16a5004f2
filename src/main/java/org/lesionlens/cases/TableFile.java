package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lesionlens.files.FileNames;

/** A file with a table in it, whatever its form. */
interface TableFile {

    /**
     * Looks at a file.
     *
     * @param photos by whose names the sheet of a workbook is chosen
     * @throws IOException if it cannot be read, or its format is not
     */
    static TableFile of(Path file, PhotoNames photos) throws IOException {
        if (ParquetTable.isOne(file)) {
            return ParquetTable.of(file);
        }
        String name = FileNames.name(file);
        if (PhotoSearch.UNREAD_TABLES.contains(FileNames.ending(name))) {
            throw new IOException(name + " (save it as .xlsx or .csv)");
        }
        return SheetTable.ENDINGS.contains(FileNames.ending(name))
                ? SheetTable.of(file, photos)
                : new TextTable(file, TableFormat.of(file));
    }

    /**
     * Its rows, to be closed.
     *
     * @throws IOException if it cannot be read
     */
    TableRows rows() throws IOException;

    /**
     * False of prose and of files of bytes.
     *
     * @throws IOException if it cannot be read
     */
    boolean isTable() throws IOException;

    /** What a person should know of how it is read. */
    List<DatasetIssue> notes();
}
