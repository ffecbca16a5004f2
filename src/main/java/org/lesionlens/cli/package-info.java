/** The same jobs without a window: explain pictures, measure speed. */
@NullMarked
package org.lesionlens.cli;

import org.jspecify.annotations.NullMarked;
