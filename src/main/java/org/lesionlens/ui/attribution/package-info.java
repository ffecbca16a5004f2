/**
 * Maps that are not of a layer's maps, beside the one that is: what is asked, and what came of it.
 */
@NullMarked
package org.lesionlens.ui.attribution;

import org.jspecify.annotations.NullMarked;
