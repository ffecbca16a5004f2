@NullMarked
package org.lesionlens.scoring;

import org.jspecify.annotations.NullMarked;
