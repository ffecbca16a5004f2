@NullMarked
package org.lesionlens.image.decode;

import org.jspecify.annotations.NullMarked;
