@NullMarked
package org.lesionlens.ui.scoring;

import org.jspecify.annotations.NullMarked;
