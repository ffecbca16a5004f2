/** The program's two doors, and the only place that wires it together. */
@NullMarked
package org.lesionlens;

import org.jspecify.annotations.NullMarked;
