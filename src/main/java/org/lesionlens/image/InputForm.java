package org.lesionlens.image;

/**
 * In which form a network takes its pixels, if not as float32 of shape (N, 3, height, width).
 *
 * @param grey one channel, the photo's luma by ITU-R 601-2 as Pillow's mode L has it
 * @param channelsLast (N, height, width, channels)
 * @param bytes whole numbers from 0 to 255
 */
public record InputForm(boolean grey, boolean channelsLast, boolean bytes) {

    /** As almost all networks of PyTorch take them. */
    public static final InputForm PLAIN = new InputForm(false, false, false);
}
