@NullMarked
package org.lesionlens.evaluation;

import org.jspecify.annotations.NullMarked;
