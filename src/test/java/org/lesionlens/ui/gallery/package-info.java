@NullMarked
package org.lesionlens.ui.gallery;

import org.jspecify.annotations.NullMarked;
