/** One drawing, three kinds of paper: PNG, SVG and PDF, the same on every machine. */
@NullMarked
package org.lesionlens.drawing;

import org.jspecify.annotations.NullMarked;
