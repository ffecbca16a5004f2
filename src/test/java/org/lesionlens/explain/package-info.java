@NullMarked
package org.lesionlens.explain;

import org.jspecify.annotations.NullMarked;
