package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.lesionlens.files.FileNames;

/** The rows of one sheet of a workbook, cells as text. */
final class SheetRows implements TableRows {

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    private final Path file;
    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private int width; // of the first row, which short ones are filled up to

    /**
     * @param sheet its number, from 0
     * @param before rows that are not blank above the first that is read
     * @throws IOException if it cannot be read
     */
    SheetRows(Path file, int sheet, int before) throws IOException {
        this.file = file;
        workbook = open(file);
        try {
            stream = workbook.getSheet(sheet).orElseThrow().openStream();
            rows = stream.iterator();
            for (int i = 0; i < before; i++) {
                read();
            }
            width = 0;
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw unreadable(file, e);
        }
    }

    /** The names of a workbook's sheets. */
    static List<String> sheets(Path file) throws IOException {
        try (ReadableWorkbook workbook = open(file)) {
            return workbook.getSheets().map(Sheet::getName).toList();
        }
    }

    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), WITH_FORMATS);
        } catch (IOException | RuntimeException e) { // the library throws what it likes
            throw unreadable(file, e);
        }
    }

    private static IOException unreadable(Path file, Exception e) {
        return new IOException(
                FileNames.name(file) + " as a workbook (damaged, or with a password?)", e);
    }

    @Override
    public Optional<TableRows.Row> read() throws IOException {
        try {
            while (rows.hasNext()) {
                org.dhatim.fastexcel.reader.Row row = rows.next();
                List<String> cells = cells(row);
                if (!cells.isEmpty()) {
                    return Optional.of(new TableRows.Row(row.getRowNum(), cells, false));
                }
            }
            return Optional.empty();
        } catch (ExcelReaderException e) {
            throw unreadable(file, e);
        }
    }

    private List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        int filled = 0;
        for (int i = 0; i < row.getCellCount(); i++) {
            String text = row.getOptionalCell(i).map(SheetCell::text).orElse("");
            cells.add(text);
            filled = text.isBlank() ? filled : i + 1;
        }
        if (filled == 0) {
            return List.of();
        }
        width = width == 0 ? filled : width;
        while (cells.size() > Math.max(filled, width)) {
            cells.removeLast();
        }
        cells.addAll(Collections.nCopies(Math.max(0, width - cells.size()), ""));
        return cells;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
