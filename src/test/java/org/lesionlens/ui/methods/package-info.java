@NullMarked
package org.lesionlens.ui.methods;

import org.jspecify.annotations.NullMarked;
