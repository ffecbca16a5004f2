@NullMarked
package org.lesionlens.bench;

import org.jspecify.annotations.NullMarked;
