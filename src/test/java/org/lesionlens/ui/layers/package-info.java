@NullMarked
package org.lesionlens.ui.layers;

import org.jspecify.annotations.NullMarked;
