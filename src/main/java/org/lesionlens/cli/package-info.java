/** The commands: explain, score, inspect and bench, without a window. */
@NullMarked
package org.lesionlens.cli;

import org.jspecify.annotations.NullMarked;
