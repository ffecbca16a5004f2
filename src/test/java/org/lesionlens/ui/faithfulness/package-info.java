@NullMarked
package org.lesionlens.ui.faithfulness;

import org.jspecify.annotations.NullMarked;
