package org.lesionlens.ui.viewer;

/**
 * Which part of a photo is looked at, and how closely; without a unit, so that pictures of
 * different sizes can share it.
 *
 * @param magnification 1 shows the whole photo as large as fits, 2 twice as large; above 0
 * @param centreX what lies in the middle of the view, as a share of the photo's width
 * @param centreY the same, as a share of its height
 */
record Zoom(double magnification, double centreX, double centreY) {

    /** The whole photo. */
    static final Zoom FIT = new Zoom(1, 0.5, 0.5);
}
