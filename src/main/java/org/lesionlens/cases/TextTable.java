package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lesionlens.files.FileNames;

/** A table in a text file. */
record TextTable(Path file, TableFormat format) implements TableFile {

    @Override
    public TableRows rows() throws IOException {
        return new TextRows(file, format);
    }

    @Override
    public boolean isTable() throws IOException {
        return format.isTable(file);
    }

    @Override
    public List<DatasetIssue> notes() {
        return format.charset().equals(TableFormat.WINDOWS)
                ? List.of(DatasetIssue.ofFile(DatasetIssue.Kind.OLD_CHARSET, FileNames.name(file)))
                : List.of();
    }
}
