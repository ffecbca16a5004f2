/** Attributions of a class's score to pixels, and maps by perturbation: the network runs often. */
@NullMarked
package org.lesionlens.attribution;

import org.jspecify.annotations.NullMarked;
