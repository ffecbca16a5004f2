/** Takes what is seen out of the program: annotated pictures as files and on the clipboard. */
@NullMarked
package org.lesionlens.ui.export;

import org.jspecify.annotations.NullMarked;
