@NullMarked
package org.lesionlens.reading;

import org.jspecify.annotations.NullMarked;
