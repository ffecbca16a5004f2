/** Puts heat maps to the test: deletion, insertion, the hot part, shuffled weights. */
@NullMarked
package org.lesionlens.faithfulness;

import org.jspecify.annotations.NullMarked;
