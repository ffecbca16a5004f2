package org.lesionlens.figure;

/**
 * What the heat of a figure is.
 *
 * @param method that it is by, as people call it
 * @param words what else its maps depend on, behind the name; blank for nothing
 * @param isOfLayer true if maps are of the layer that is explained
 */
public record FigureHeat(String method, String words, boolean isOfLayer) {

    /** That of the maps that are kept with all results. */
    public static final FigureHeat GRAD_CAM = new FigureHeat("Grad-CAM", "", true);
}
