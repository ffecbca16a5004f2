@NullMarked
package org.lesionlens.inference;

import org.jspecify.annotations.NullMarked;
