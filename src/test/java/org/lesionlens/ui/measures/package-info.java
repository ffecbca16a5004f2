@NullMarked
package org.lesionlens.ui.measures;

import org.jspecify.annotations.NullMarked;
