@NullMarked
package org.lesionlens.attribution;

import org.jspecify.annotations.NullMarked;
