package org.lesionlens.analysis;

import java.util.Set;
import org.lesionlens.image.PixelDifference;
import org.lesionlens.image.PixelForm;

/**
 * What a network says of a photo whose pixels reach it in the form that its card does not ask for.
 *
 * @param differences between the photo's two forms
 * @param form that the card does not ask for
 * @param probability of the positive class, in [0, 1]
 */
public record OtherPixels(Set<PixelDifference> differences, PixelForm form, double probability) {}
