/** Measures the program: decoding, network, maps, scoring, and sets of any size. */
@NullMarked
package org.lesionlens.bench;

import org.jspecify.annotations.NullMarked;
