package org.lesionlens.ui.viewer;

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
        boolean borderHidden) {

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
                    false);
}
