/** What all views need of JavaFX: pictures, theme, small parts. */
@NullMarked
package org.lesionlens.ui.fx;

import org.jspecify.annotations.NullMarked;
