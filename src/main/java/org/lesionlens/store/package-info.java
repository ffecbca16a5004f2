/** Results kept between starts, and how they are found again. */
@NullMarked
package org.lesionlens.store;

import org.jspecify.annotations.NullMarked;
