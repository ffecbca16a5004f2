/** What asks or tells over the window. */
@NullMarked
package org.lesionlens.ui.dialog;

import org.jspecify.annotations.NullMarked;
