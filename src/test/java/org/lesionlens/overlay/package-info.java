@NullMarked
package org.lesionlens.overlay;

import org.jspecify.annotations.NullMarked;
