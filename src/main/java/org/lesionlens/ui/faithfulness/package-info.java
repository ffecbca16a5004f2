/** Whether the shown map is to be believed: the panel of the faithfulness checks. */
@NullMarked
package org.lesionlens.ui.faithfulness;

import org.jspecify.annotations.NullMarked;
