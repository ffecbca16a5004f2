/** The window: where the views meet, files come in, and messages appear. */
@NullMarked
package org.lesionlens.ui.shell;

import org.jspecify.annotations.NullMarked;
