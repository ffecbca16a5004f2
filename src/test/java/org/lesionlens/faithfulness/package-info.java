@NullMarked
package org.lesionlens.faithfulness;

import org.jspecify.annotations.NullMarked;
