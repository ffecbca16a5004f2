/** Heat over a photo: resampled to its pixels, coloured, blended, with a legend. */
@NullMarked
package org.lesionlens.overlay;

import org.jspecify.annotations.NullMarked;
