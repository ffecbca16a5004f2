package org.lesionlens.analysis;

import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.RgbImage;

/**
 * A photo that is ready for the network: all that can be done without it.
 *
 * @param photo upright, at its full size
 * @param geometry how the photo was fitted into the network's input
 * @param input the network's input
 * @param timings of decoding and preprocessing
 */
public record PreparedPhoto(
        RgbImage photo, InputGeometry geometry, ImageTensor input, Timings timings) {}
