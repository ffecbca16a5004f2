@NullMarked
package org.lesionlens.drawing;

import org.jspecify.annotations.NullMarked;
