@NullMarked
package org.lesionlens.background;

import org.jspecify.annotations.NullMarked;
