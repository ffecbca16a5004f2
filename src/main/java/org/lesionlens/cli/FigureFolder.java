package org.lesionlens.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.export.AnnotatedPicture;
import org.lesionlens.export.FigureView;
import org.lesionlens.export.NpyFile;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.files.FileGroup;
import org.lesionlens.overlay.OverlayStyle;

/**
 * Where the results of a run go.
 *
 * @param folder exists
 * @param style of the overlays
 * @param format of the pictures
 * @param raw true if raw maps are written beside the pictures
 * @param overwrite true if files of former runs may be replaced
 */
record FigureFolder(
        Path folder, OverlayStyle style, DrawingFormat format, boolean raw, boolean overwrite) {

    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * Refuses early what would be refused in the end.
     *
     * @param name of the results, without ending
     * @throws FileAlreadyExistsException if a file is in the way
     */
    void checkFree(String name) throws FileAlreadyExistsException {
        List<Path> files =
                raw ? List.of(picture(name), rawMap(name), spread(name)) : List.of(picture(name));
        for (Path file : files) {
            if (!overwrite && Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
        }
    }

    /**
     * Draws and writes the results for one picture.
     *
     * @param file of the picture
     * @param name of the results, without ending
     * @param other what the network says of the photo in the other form of pixels
     * @param lesion what is known of it
     * @throws IOException if a file cannot be written; then none of them is
     */
    ExplainedPicture write(
            Path file,
            String name,
            Analysis analysis,
            Optional<OtherPixels> other,
            PicturedLesion lesion)
            throws IOException {
        long start = System.nanoTime();
        var figure =
                AnnotatedPicture.of(
                        analysis,
                        lesion,
                        FigureView.pair(
                                analysis.photo(), style, analysis.card().decisionThreshold()));
        var writer = new DrawingWriter(format, AnnotatedPicture.DPI);
        long drawn = System.nanoTime();
        try (var files = new FileGroup(overwrite)) {
            if (raw) {
                Heatmap map = analysis.explanation().map();
                files.add(rawMap(name), out -> NpyFile.write(map, out));
                Optional<Heatmap> spread = analysis.branchSpread();
                if (spread.isPresent()) {
                    files.add(spread(name), out -> NpyFile.write(spread.get(), out));
                }
            }
            files.add(picture(name), out -> writer.write(figure, out));
            files.publish();
        }
        long written = System.nanoTime();
        return ExplainedPicture.of(
                file, analysis, other, millis(start, drawn), millis(drawn, written));
    }

    /** Of the picture's file. */
    String pictureName(String name) {
        return name + "." + format.ending();
    }

    private Path picture(String name) {
        return folder.resolve(pictureName(name));
    }

    private Path rawMap(String name) {
        return folder.resolve(name + ".npy");
    }

    private Path spread(String name) {
        return folder.resolve(name + ".spread.npy");
    }

    private static double millis(long start, long end) {
        return (end - start) / NANOS_PER_MILLI;
    }
}
