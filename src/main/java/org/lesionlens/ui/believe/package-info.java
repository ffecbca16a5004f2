/** Whether the shown heat map is to be believed: its checks, on request. */
@NullMarked
package org.lesionlens.ui.believe;

import org.jspecify.annotations.NullMarked;
