@NullMarked
package org.lesionlens.ui.fx;

import org.jspecify.annotations.NullMarked;
