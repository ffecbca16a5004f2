package org.lesionlens.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.decode.MaskFile;
import org.lesionlens.image.decode.MaskFile.Found;
import org.lesionlens.overlay.MaskMeasures;

/**
 * What the table says of the masks beside photos; nothing where a set has none.
 *
 * @param files reads them
 * @param masks of the set, by its photos
 * @param input of the model
 */
public record MaskColumns(MaskFile files, Map<Path, List<Path>> masks, InputSpec input) {

    private static final List<String> NAMES =
            List.of("heat_inside", "pointing_game", "mask_area", "mask_problem");

    List<String> header() {
        return masks.isEmpty() ? List.of() : NAMES;
    }

    /** Of a photo that has no map. */
    List<String> blank() {
        return masks.isEmpty() ? List.of() : List.of("", "", "", "");
    }

    /** Of a photo with the map of the positive class. */
    List<String> of(Path photo, Heatmap map) {
        if (masks.isEmpty()) {
            return List.of();
        }
        return switch (files.find(masks.getOrDefault(photo, List.of()), photo)) {
            case Found.None() -> blank();
            case Found.Unusable not ->
                    List.of(
                            "",
                            "",
                            "",
                            not.why().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            case Found.Mask mask -> {
                MaskMeasures measures =
                        MaskMeasures.of(
                                map,
                                InputGeometry.of(mask.photoWidth(), mask.photoHeight(), input),
                                mask.mask());
                yield List.of(
                        Double.toString(measures.inside()),
                        measures.hit() ? "1" : "0",
                        Double.toString(measures.area()),
                        "");
            }
        };
    }
}
