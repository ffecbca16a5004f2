@NullMarked
package org.lesionlens.crash;

import org.jspecify.annotations.NullMarked;
