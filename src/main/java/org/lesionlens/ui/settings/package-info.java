/** What the window remembers from one start to the next. */
@NullMarked
package org.lesionlens.ui.settings;

import org.jspecify.annotations.NullMarked;
