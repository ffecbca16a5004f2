/** The lesions of a set on the heaps that a decision threshold sorts them into. */
@NullMarked
package org.lesionlens.ui.gallery;

import org.jspecify.annotations.NullMarked;
