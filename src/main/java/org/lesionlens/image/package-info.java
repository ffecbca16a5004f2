/** Pixels: photos, resampled, fitted into a network's input, encoded. */
@NullMarked
package org.lesionlens.image;

import org.jspecify.annotations.NullMarked;
