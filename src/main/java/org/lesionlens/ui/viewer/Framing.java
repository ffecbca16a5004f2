package org.lesionlens.ui.viewer;

import org.lesionlens.image.ImageRegion;

/**
 * Where a photo lies in a view, exact in both directions. Positions in the view are in physical
 * pixels from its top left corner.
 *
 * <p>The photo's edges lie on whole pixels of the view. A photo that is larger than the view leaves
 * no gap in it, one that is smaller is centred.
 *
 * @param photoWidth of the photo, in its pixels
 * @param photoHeight of the photo, in its pixels
 * @param left where the photo's left edge lies in the view; below 0 if it lies outside
 * @param top the same for its top edge
 * @param width how wide the whole photo would be shown
 * @param height how high the whole photo would be shown
 * @param viewWidth of the view
 * @param viewHeight of the view
 */
record Framing(
        int photoWidth,
        int photoHeight,
        int left,
        int top,
        int width,
        int height,
        int viewWidth,
        int viewHeight) {

    /** Physical pixels for each of the photo's, at most: closer looks show nothing new. */
    private static final double CLOSEST = 32;

    /**
     * The photo in a view.
     *
     * @param viewWidth of the view, in physical pixels, at least 1
     * @param viewHeight of the view, in physical pixels, at least 1
     */
    static Framing of(Zoom zoom, int photoWidth, int photoHeight, int viewWidth, int viewHeight) {
        double scale = fit(photoWidth, photoHeight, viewWidth, viewHeight) * zoom.magnification();
        int width = (int) Math.max(1, Math.round(photoWidth * scale));
        int height = (int) Math.max(1, Math.round(photoHeight * scale));
        return new Framing(
                photoWidth,
                photoHeight,
                start(viewWidth, width, zoom.centreX()),
                start(viewHeight, height, zoom.centreY()),
                width,
                height,
                viewWidth,
                viewHeight);
    }

    /** Physical pixels for each of the photo's when the whole photo just fits. */
    private static double fit(int photoWidth, int photoHeight, int viewWidth, int viewHeight) {
        return Math.min((double) viewWidth / photoWidth, (double) viewHeight / photoHeight);
    }

    private static int start(int view, int photo, double centre) {
        if (photo <= view) {
            return (view - photo) / 2;
        }
        return Math.clamp(Math.round(view / 2.0 - centre * photo), view - photo, 0);
    }

    /** Physical pixels for each of the photo's. */
    double scale() {
        return (double) width / photoWidth;
    }

    /** The column of the photo at column {@code x} of the view. */
    double photoX(double x) {
        return (x - left) * photoWidth / width;
    }

    /** The row of the photo at row {@code y} of the view. */
    double photoY(double y) {
        return (y - top) * photoHeight / height;
    }

    /** The column of the view where column {@code x} of the photo lies. */
    double viewX(double x) {
        return left + x * width / photoWidth;
    }

    /** The row of the view where row {@code y} of the photo lies. */
    double viewY(double y) {
        return top + y * height / photoHeight;
    }

    /** First column of the view that shows the photo. */
    int shownLeft() {
        return Math.max(0, left);
    }

    /** First row of the view that shows the photo. */
    int shownTop() {
        return Math.max(0, top);
    }

    /** How many columns of the view show the photo. */
    int shownWidth() {
        return Math.min(viewWidth, left + width) - shownLeft();
    }

    /** How many rows of the view show the photo. */
    int shownHeight() {
        return Math.min(viewHeight, top + height) - shownTop();
    }

    /** The part of the photo that is seen, in its pixels. */
    ImageRegion shownPart() {
        return new ImageRegion(
                Math.max(0, photoX(shownLeft())),
                Math.max(0, photoY(shownTop())),
                Math.min(photoWidth, photoX(shownLeft() + (double) shownWidth())),
                Math.min(photoHeight, photoY(shownTop() + (double) shownHeight())));
    }

    /** The whole of another photo in the same view. */
    Framing fitting(int otherWidth, int otherHeight) {
        return of(Zoom.FIT, otherWidth, otherHeight, viewWidth, viewHeight);
    }

    /** The same seen through a view that is larger on each side, for drawing ahead. */
    Framing widened(int margin) {
        return new Framing(
                photoWidth,
                photoHeight,
                left + margin,
                top + margin,
                width,
                height,
                viewWidth + 2 * margin,
                viewHeight + 2 * margin);
    }

    /** True if the position shows the photo. */
    boolean isOnPhoto(double x, double y) {
        return x >= left && y >= top && x < left + width && y < top + height;
    }

    /** A look {@code factor} times as close, with the photo under (x, y) where it is. */
    Zoom zoomedAt(double x, double y, double factor) {
        double fitting = fit(photoWidth, photoHeight, viewWidth, viewHeight);
        double scale =
                Math.clamp(scale() * factor, Math.min(fitting, 1), Math.max(fitting, CLOSEST));
        double photoX = photoX(x);
        double photoY = photoY(y);
        return centred(
                scale / fitting,
                x - photoX * scale,
                y - photoY * scale,
                photoWidth * scale,
                photoHeight * scale);
    }

    /** The same closeness, everything moved by so many physical pixels. */
    Zoom movedBy(double dx, double dy) {
        double fitting = fit(photoWidth, photoHeight, viewWidth, viewHeight);
        return centred(scale() / fitting, left + dx, top + dy, width, height);
    }

    /** One physical pixel for each of the photo's, around the middle of what is shown. */
    Zoom actualSize() {
        double fitting = fit(photoWidth, photoHeight, viewWidth, viewHeight);
        return new Zoom(
                1 / fitting, centre(viewWidth, left, width), centre(viewHeight, top, height));
    }

    private Zoom centred(double magnification, double x, double y, double wide, double high) {
        return new Zoom(magnification, centre(viewWidth, x, wide), centre(viewHeight, y, high));
    }

    /** Kept where the view is full, so that dragging on at the photo's end stores nothing. */
    private static double centre(int view, double start, double photo) {
        return photo <= view ? 0.5 : (view / 2.0 - Math.clamp(start, view - photo, 0)) / photo;
    }
}
