@NullMarked
package org.lesionlens.cases;

import org.jspecify.annotations.NullMarked;
