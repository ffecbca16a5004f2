@NullMarked
package org.lesionlens.store;

import org.jspecify.annotations.NullMarked;
