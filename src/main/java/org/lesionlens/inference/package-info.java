/** Runs TorchScript models through DJL; no other package sees the engine. */
@NullMarked
package org.lesionlens.inference;

import org.jspecify.annotations.NullMarked;
