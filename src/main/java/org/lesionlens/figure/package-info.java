/** Figures of many lesions: which they show, what stands beside each, and on which pages. */
@NullMarked
package org.lesionlens.figure;

import org.jspecify.annotations.NullMarked;
