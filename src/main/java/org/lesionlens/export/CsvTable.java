package org.lesionlens.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lesionlens.files.SpreadsheetText;

/**
 * Writes a table as CSV: UTF-8, commas, nothing that a spreadsheet would run. Numbers are given as
 * text that is the same in every locale, and what is not known as a blank.
 */
public final class CsvTable {

    private final CsvWriter writer;

    /** A table on a stream, which stays open. */
    public CsvTable(OutputStream out, List<String> header) {
        this.writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        add(header);
    }

    /** Adds a row, of as many cells as the header has. */
    public void add(List<String> row) {
        writer.writeRecord(SpreadsheetText.guarded(row));
    }

    /**
     * Sends the last rows to the stream.
     *
     * @throws IOException if they cannot be written
     */
    public void finish() throws IOException {
        writer.flush();
    }
}
