/** Work off the window's thread, of which only the newest answer counts. */
@NullMarked
package org.lesionlens.background;

import org.jspecify.annotations.NullMarked;
