@NullMarked
package org.lesionlens.methods;

import org.jspecify.annotations.NullMarked;
