/** From a picture file to upright sRGB pixels. */
@NullMarked
package org.lesionlens.image.decode;

import org.jspecify.annotations.NullMarked;
