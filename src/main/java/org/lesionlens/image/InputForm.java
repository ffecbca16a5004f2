package org.lesionlens.image;

/**
 * In which form a network takes its pixels, if not as float32 of shape (N, 3, height, width).
 *
 * @param grey one channel, the photo's luma by ITU-R 601-2 as Pillow's mode L has it
 * @param channelsLast (N, height, width, channels)
 * @param bytes whole numbers from 0 to 255
 * @param pixels which of a photo's file
 */
public record InputForm(boolean grey, boolean channelsLast, boolean bytes, PixelForm pixels) {

    /** As almost all networks of PyTorch take them, of the photo as displayed. */
    public static final InputForm PLAIN =
            new InputForm(false, false, false, PixelForm.AS_DISPLAYED);

    /** The same of other pixels. */
    public InputForm with(PixelForm other) {
        return new InputForm(grey, channelsLast, bytes, other);
    }
}
