/** Which layer of a network is explained, where its file leaves a choice. */
@NullMarked
package org.lesionlens.ui.layers;

import org.jspecify.annotations.NullMarked;
