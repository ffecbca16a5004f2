@NullMarked
package org.lesionlens.ui.channels;

import org.jspecify.annotations.NullMarked;
