/** A set on its way through the network, as a person sees and steers it. */
@NullMarked
package org.lesionlens.ui.scoring;

import org.jspecify.annotations.NullMarked;
