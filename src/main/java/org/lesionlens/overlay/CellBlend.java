package org.lesionlens.overlay;

/** How heat goes from one cell of a map to the next. */
public enum CellBlend {
    /** Bilinear between the cells' centres, as published pictures show it. */
    BILINEAR,
    /** Each cell in its own colour: what the map really knows. */
    RAW
}
