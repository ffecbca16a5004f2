/** How well a set is called: numbers, curves and maps that follow the threshold live. */
@NullMarked
package org.lesionlens.ui.measures;

import org.jspecify.annotations.NullMarked;
