/** Plots of how well a set is called: the numbers of the page Measures as drawings. */
@NullMarked
package org.lesionlens.plots;

import org.jspecify.annotations.NullMarked;
