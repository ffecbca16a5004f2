package org.lesionlens.export;

import org.lesionlens.image.RgbImage;

/**
 * One picture of a figure.
 *
 * @param title below it; blank where the caption says all
 */
record Panel(String title, RgbImage picture) {}
