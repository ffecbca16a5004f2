package org.lesionlens.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.PerturbationMap;
import org.lesionlens.attribution.PixelAttribution;
import org.lesionlens.attribution.ViewsMap;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.files.FileGroup;

/**
 * An attribution's values as files, unscaled: of pixels (3, height, width), else (height, width).
 */
public final class RawAttribution {

    /** How the name of the values' file ends. */
    public static final String ENDING = ".npy";

    /** How the name of the standard error's file ends, where there is one. */
    public static final String ERROR_ENDING = ".error.npy";

    /** How the name of the file of a spread over views ends, where there is one. */
    public static final String SPREAD_ENDING = ".spread.npy";

    private RawAttribution() {}

    /**
     * Adds the files to those that are written together.
     *
     * @param stem of the files' names, in their folder
     * @return their names, that of the values first
     * @throws IOException if one cannot be written
     */
    public static List<Path> addTo(FileGroup files, Path stem, Attribution attribution)
            throws IOException {
        Path values = named(stem, ENDING);
        List<Path> added = new ArrayList<>(List.of(values));
        switch (attribution) {
            case PixelAttribution pixels ->
                    files.add(values, out -> NpyFile.write(pixels.values(), out));
            case ViewsMap views -> {
                files.add(values, out -> NpyFile.write(views.mean(), out));
                added.add(named(stem, SPREAD_ENDING));
                files.add(added.getLast(), out -> NpyFile.write(views.spread(), out));
            }
            case PerturbationMap map -> {
                files.add(values, out -> NpyFile.write(map.values(), out));
                Optional<Heatmap> error = map.standardError();
                if (error.isPresent()) {
                    added.add(named(stem, ERROR_ENDING));
                    files.add(added.getLast(), out -> NpyFile.write(error.get(), out));
                }
            }
        }
        return added;
    }

    private static Path named(Path stem, String ending) {
        return stem.resolveSibling(stem.getFileName() + ending);
    }
}
