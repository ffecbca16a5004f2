package org.lesionlens.ui.viewer;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.overlay.CellBlend;
import org.lesionlens.overlay.ColourMap;

/**
 * All that a person can choose about how lesions are shown: one step of undo and redo, and what is
 * there again after a restart.
 *
 * @param layout what is shown of a photo
 * @param method by which evidence becomes a map
 * @param opacity of the heat, in [0, 1]
 * @param threshold heat below it is not shown, in [0, 1] of the shown scale
 * @param colourMap colours of unsigned heat
 * @param signed whether evidence against the class is shown too
 * @param fading whether weaker heat is more transparent
 * @param contour whether there is a line around what is shown
 * @param grid whether there are lines between the cells
 * @param blend how heat goes from cell to cell
 * @param borderHidden whether the outermost cells are left out
 * @param outlined whether the lesion's outline is drawn, where one is known
 */
public record ViewState(
        ViewLayout layout,
        CamMethod method,
        double opacity,
        double threshold,
        ColourMap colourMap,
        boolean signed,
        boolean fading,
        boolean contour,
        boolean grid,
        CellBlend blend,
        boolean borderHidden,
        boolean outlined) {

    /** As the program starts for the first time. */
    public static final ViewState INITIAL =
            new ViewState(
                    ViewLayout.SIDE_BY_SIDE,
                    CamMethod.GRAD_CAM,
                    0.5,
                    0.2,
                    ColourMap.VIRIDIS,
                    false,
                    false,
                    false,
                    false,
                    CellBlend.BILINEAR,
                    false,
                    false);

    /** All choices as words, to be kept in a file. */
    public Map<String, String> toMap() {
        Map<String, String> words = new TreeMap<>();
        words.put("layout", layout.name());
        words.put("method", method.key());
        words.put("opacity", Double.toString(opacity));
        words.put("threshold", Double.toString(threshold));
        words.put("colourMap", colourMap.name());
        words.put("signed", Boolean.toString(signed));
        words.put("fading", Boolean.toString(fading));
        words.put("contour", Boolean.toString(contour));
        words.put("grid", Boolean.toString(grid));
        words.put("blend", blend.name());
        words.put("borderHidden", Boolean.toString(borderHidden));
        words.put("outlined", Boolean.toString(outlined));
        return words;
    }

    /** What {@link #toMap} wrote; what is missing or makes no sense is as in {@link #INITIAL}. */
    public static ViewState of(Map<String, String> words) {
        return new ViewState(
                choice(words, "layout", ViewLayout.class, INITIAL.layout),
                CamMethod.of(words.getOrDefault("method", "")).orElse(INITIAL.method),
                share(words, "opacity", INITIAL.opacity),
                share(words, "threshold", INITIAL.threshold),
                choice(words, "colourMap", ColourMap.class, INITIAL.colourMap),
                Boolean.parseBoolean(words.get("signed")),
                Boolean.parseBoolean(words.get("fading")),
                Boolean.parseBoolean(words.get("contour")),
                Boolean.parseBoolean(words.get("grid")),
                choice(words, "blend", CellBlend.class, INITIAL.blend),
                Boolean.parseBoolean(words.get("borderHidden")),
                Boolean.parseBoolean(words.get("outlined")));
    }

    private static <E extends Enum<E>> E choice(
            Map<String, String> words, String key, Class<E> type, E otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(words.get(key)))
                .findFirst()
                .orElse(otherwise);
    }

    private static double share(Map<String, String> words, String key, double otherwise) {
        try {
            double share = Double.parseDouble(words.getOrDefault(key, ""));
            return share >= 0 && share <= 1 ? share : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
