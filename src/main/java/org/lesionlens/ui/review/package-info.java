/**
 * What the views of a set share: the set, the threshold, what is wanted of it and the selection.
 */
@NullMarked
package org.lesionlens.ui.review;

import org.jspecify.annotations.NullMarked;
