/** One lesion: its photo, the heat over it, and the controls of both. */
@NullMarked
package org.lesionlens.ui.viewer;

import org.jspecify.annotations.NullMarked;
