/** What leaves the program as files: annotated pictures and raw maps. */
@NullMarked
package org.lesionlens.export;

import org.jspecify.annotations.NullMarked;
