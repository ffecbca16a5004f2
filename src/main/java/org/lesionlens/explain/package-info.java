/** The maths of explaining: evidence in, heat map out; pure, without pixels or engines. */
@NullMarked
package org.lesionlens.explain;

import org.jspecify.annotations.NullMarked;
