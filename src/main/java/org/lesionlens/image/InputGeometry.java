package org.lesionlens.image;

/**
 * Which part of a photo lands on which part of a network's input, exact in both directions.
 *
 * <p>Coordinates are in pixels from the top left corner, so that the centre of the first pixel is
 * at 0.5; both mappings are linear and go on outside the boxes. All of them are of the photo as
 * displayed: where the network saw it lying, its input is turned along.
 *
 * @param photo the whole photo
 * @param input the whole input
 * @param source the part of the photo that the network sees, in pixels of the photo
 * @param destination where it lies in the input, in pixels of the input
 * @param orientation how the network's own input must be turned to lie as these do
 */
public record InputGeometry(
        ImageRegion photo,
        ImageRegion input,
        ImageRegion source,
        ImageRegion destination,
        Orientation orientation) {

    private InputGeometry(
            ImageRegion photo, ImageRegion input, ImageRegion source, ImageRegion destination) {
        this(photo, input, source, destination, Orientation.UPRIGHT);
    }

    /**
     * How a photo of this size lies in the input of {@code spec}.
     *
     * @throws IllegalArgumentException if a side of the photo is below 1
     */
    public static InputGeometry of(int photoWidth, int photoHeight, InputSpec spec) {
        return of(photoWidth, photoHeight, spec.width(), spec.height(), spec.fit());
    }

    /**
     * How a photo lies in the input of {@code spec} that is displayed at this size.
     *
     * @param orientation how the photo as stored must be turned to lie as it is displayed
     * @throws IllegalArgumentException if a side of the photo is below 1
     */
    public static InputGeometry of(
            int photoWidth, int photoHeight, Orientation orientation, InputSpec spec) {
        var turn = spec.form().pixels() == PixelForm.AS_STORED ? orientation : Orientation.UPRIGHT;
        var seen =
                turn.swapsAxes()
                        ? of(photoHeight, photoWidth, spec)
                        : of(photoWidth, photoHeight, spec);
        return seen.turned(turn);
    }

    /**
     * How a photo lies in an input, all sizes in pixels.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public static InputGeometry of(
            int photoWidth, int photoHeight, int inputWidth, int inputHeight, InputFit fit) {
        var photo = ImageRegion.whole(photoWidth, photoHeight);
        var input = ImageRegion.whole(inputWidth, inputHeight);
        return switch (fit) {
            case SQUASH -> new InputGeometry(photo, input, photo, input);
            case CENTER_CROP ->
                    new InputGeometry(photo, input, largestCentred(photo, input), input);
            case LETTERBOX -> new InputGeometry(photo, input, photo, wholePixels(photo, input));
        };
    }

    /** The largest region in the middle of {@code photo} with the shape of {@code input}. */
    private static ImageRegion largestCentred(ImageRegion photo, ImageRegion input) {
        double photoRatio = photo.width() / photo.height();
        double inputRatio = input.width() / input.height();
        double width = photoRatio > inputRatio ? inputRatio * photo.height() : photo.width();
        double height = photoRatio < inputRatio ? photo.width() / inputRatio : photo.height();
        double left = (photo.width() - width) / 2;
        double top = (photo.height() - height) / 2;
        return new ImageRegion(left, top, left + width, top + height);
    }

    /** The photo shrunk or grown into the middle of the input, rounded to whole pixels. */
    private static ImageRegion wholePixels(ImageRegion photo, ImageRegion input) {
        double zoom = Math.min(input.width() / photo.width(), input.height() / photo.height());
        double width = Math.max(1, Math.floor(photo.width() * zoom + 0.5));
        double height = Math.max(1, Math.floor(photo.height() * zoom + 0.5));
        double left = Math.floor((input.width() - width) / 2);
        double top = Math.floor((input.height() - height) / 2);
        return new ImageRegion(left, top, left + width, top + height);
    }

    /**
     * True if a network with the other geometry sees the same part of the same photo at the same
     * place of its input, whatever the inputs' sizes: within a hundredth of a side, as letterboxes
     * are rounded to whole pixels.
     */
    public boolean seesTheSameAs(InputGeometry other) {
        return photo.equals(other.photo)
                && orientation == other.orientation
                && isNear(inputX(0) / input.width(), other.inputX(0) / other.input.width())
                && isNear(inputY(0) / input.height(), other.inputY(0) / other.input.height())
                && isNear(right() / input.width(), other.right() / other.input.width())
                && isNear(bottom() / input.height(), other.bottom() / other.input.height());
    }

    private double right() {
        return inputX(photo.right());
    }

    private double bottom() {
        return inputY(photo.bottom());
    }

    private static boolean isNear(double share, double other) {
        return Math.abs(share - other) < 0.01;
    }

    /**
     * The same for a photo that is displayed turned.
     *
     * @param turn of a photo that is seen as it lies in its file
     */
    InputGeometry turned(Orientation turn) {
        return new InputGeometry(
                turn.turned(photo, photo),
                turn.turned(input, input),
                turn.turned(source, photo),
                turn.turned(destination, input),
                turn);
    }

    /** The same with columns for rows, for whoever looks at one axis after the other. */
    public InputGeometry transposed() {
        return new InputGeometry(
                photo.transposed(),
                input.transposed(),
                source.transposed(),
                destination.transposed(),
                orientation);
    }

    /** The column of the input where column {@code photoX} of the photo lands. */
    public double inputX(double photoX) {
        return destination.left() + (photoX - source.left()) * destination.width() / source.width();
    }

    /** The row of the input where row {@code photoY} of the photo lands. */
    public double inputY(double photoY) {
        return destination.top() + (photoY - source.top()) * destination.height() / source.height();
    }

    /** The column of the photo that lands in column {@code inputX} of the input. */
    public double photoX(double inputX) {
        return source.left() + (inputX - destination.left()) * source.width() / destination.width();
    }

    /** The row of the photo that lands in row {@code inputY} of the input. */
    public double photoY(double inputY) {
        return source.top() + (inputY - destination.top()) * source.height() / destination.height();
    }
}
