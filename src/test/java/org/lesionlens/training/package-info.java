@NullMarked
package org.lesionlens.training;

import org.jspecify.annotations.NullMarked;
