@NullMarked
package org.lesionlens.export;

import org.jspecify.annotations.NullMarked;
