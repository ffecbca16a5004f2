/** What tests of several packages share. */
@NullMarked
package org.lesionlens.testing;

import org.jspecify.annotations.NullMarked;
