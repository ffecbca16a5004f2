@NullMarked
package org.lesionlens.analysis;

import org.jspecify.annotations.NullMarked;
