@NullMarked
package org.lesionlens.ui.believe;

import org.jspecify.annotations.NullMarked;
