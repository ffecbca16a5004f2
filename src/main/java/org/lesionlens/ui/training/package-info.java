/** The page of a training that is watched: the same photos by each of its checkpoints. */
@NullMarked
package org.lesionlens.ui.training;

import org.jspecify.annotations.NullMarked;
