package org.lesionlens.ui.viewer;

import org.jspecify.annotations.Nullable;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.RgbImage;
import org.lesionlens.review.ReviewCase;

/**
 * A lesion that stands beside others.
 *
 * @param lesion what is known of it
 * @param photo upright, at its full size
 * @param geometry how the photo was fitted into the network's input; null without a model
 */
public record BesideLesion(ReviewCase lesion, RgbImage photo, @Nullable InputGeometry geometry) {}
