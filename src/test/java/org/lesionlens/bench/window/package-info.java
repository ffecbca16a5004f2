@NullMarked
package org.lesionlens.bench.window;

import org.jspecify.annotations.NullMarked;
