/** What is measured in the window, rendered in memory. */
@NullMarked
package org.lesionlens.bench.window;

import org.jspecify.annotations.NullMarked;
