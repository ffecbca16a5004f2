@NullMarked
package org.lesionlens.marks;

import org.jspecify.annotations.NullMarked;
