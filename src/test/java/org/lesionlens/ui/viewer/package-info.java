@NullMarked
package org.lesionlens.ui.viewer;

import org.jspecify.annotations.NullMarked;
