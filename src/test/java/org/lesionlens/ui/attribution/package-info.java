@NullMarked
package org.lesionlens.ui.attribution;

import org.jspecify.annotations.NullMarked;
