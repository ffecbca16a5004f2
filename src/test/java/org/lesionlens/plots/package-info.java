@NullMarked
package org.lesionlens.plots;

import org.jspecify.annotations.NullMarked;
