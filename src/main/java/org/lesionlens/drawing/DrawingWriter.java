package org.lesionlens.drawing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lesionlens.files.FileGroup;

/**
 * Writes drawings as files of one format.
 *
 * @param dpi pixels in an inch of a PNG, above 0; the other formats have none
 */
public record DrawingWriter(DrawingFormat format, double dpi) {

    public DrawingWriter {
        if (!(dpi > 0)) {
            throw new IllegalArgumentException("dpi: " + dpi);
        }
    }

    /**
     * Writes one drawing to a stream, which stays open.
     *
     * @throws IOException if the stream fails
     */
    public void write(Drawing drawing, OutputStream out) throws IOException {
        switch (format) {
            case PNG -> PngPaper.write(drawing, dpi, out);
            case SVG -> SvgPaper.write(drawing, out);
            case PDF -> PdfPaper.write(List.of(drawing), out);
        }
    }

    /**
     * The files that {@code pages} drawings become: {@code file} itself, or where a file holds one
     * drawing only, {@code name-1.png}, {@code name-2.png} and so on beside it.
     */
    public List<Path> files(Path file, int pages) {
        if (pages == 1 || format.hasPages()) {
            return List.of(file);
        }
        return IntStream.rangeClosed(1, pages).mapToObj(page -> numbered(file, page)).toList();
    }

    private static Path numbered(Path file, int page) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        return file.resolveSibling(stem + "-" + page + ending);
    }

    /**
     * Writes all drawings: all of their files, or none.
     *
     * @param over whether files of these names are replaced
     * @return what was written
     * @throws FileAlreadyExistsException if one is there and must stay; nothing is written then
     * @throws IOException if a file cannot be written
     */
    public List<Path> write(List<? extends Drawing> pages, Path file, boolean over)
            throws IOException {
        List<Path> files = files(file, pages.size());
        if (!over) {
            for (Path each : files) { // before the first is drawn
                if (Files.exists(each)) {
                    throw new FileAlreadyExistsException(each.toString());
                }
            }
        }
        try (var group = new FileGroup(over)) {
            for (int i = 0; i < files.size(); i++) {
                List<? extends Drawing> content = format.hasPages() ? pages : List.of(pages.get(i));
                group.add(files.get(i), out -> write(content, out));
            }
            group.publish();
        }
        return files;
    }

    /** Files that look as pages of this drawing, are none, and were there before. */
    public List<Path> former(Path file, int pages) {
        List<Path> former = new ArrayList<>();
        if (!format.hasPages()) {
            if (pages > 1 && Files.exists(file)) {
                former.add(file);
            }
            int page = pages == 1 ? 1 : pages + 1;
            for (Path next = numbered(file, page);
                    Files.exists(next);
                    next = numbered(file, page)) {
                former.add(next);
                page++;
            }
        }
        return former;
    }

    private void write(List<? extends Drawing> content, OutputStream out) throws IOException {
        if (format.hasPages()) {
            PdfPaper.write(content, out);
        } else {
            write(content.getFirst(), out);
        }
    }
}
