@NullMarked
package org.lesionlens.ui.reading;

import org.jspecify.annotations.NullMarked;
