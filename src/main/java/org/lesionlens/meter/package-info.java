/** Measures the real window, rendered in memory. */
@NullMarked
package org.lesionlens.meter;

import org.jspecify.annotations.NullMarked;
