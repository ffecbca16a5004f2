/** The lesions of a set in the outcome groups that a decision threshold sorts them into. */
@NullMarked
package org.lesionlens.ui.gallery;

import org.jspecify.annotations.NullMarked;
