@NullMarked
package org.lesionlens.figure;

import org.jspecify.annotations.NullMarked;
