@NullMarked
package org.lesionlens.ui.export;

import org.jspecify.annotations.NullMarked;
