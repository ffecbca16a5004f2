/** The channels of the target layer: which of them a class's score is made of. */
@NullMarked
package org.lesionlens.ui.channels;

import org.jspecify.annotations.NullMarked;
