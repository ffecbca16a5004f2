/** A training that is watched: its checkpoints, as they appear, over the same photos. */
@NullMarked
package org.lesionlens.training;

import org.jspecify.annotations.NullMarked;
