@NullMarked
package org.lesionlens.ui.training;

import org.jspecify.annotations.NullMarked;
