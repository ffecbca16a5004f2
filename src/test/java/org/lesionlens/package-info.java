@NullMarked
package org.lesionlens;

import org.jspecify.annotations.NullMarked;
