/** Many photos through the network: decoding ahead of it, the store behind it. */
@NullMarked
package org.lesionlens.scoring;

import org.jspecify.annotations.NullMarked;
