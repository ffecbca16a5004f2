/** Two judges of one set side by side: two models, or a model and a reader. */
@NullMarked
package org.lesionlens.ui.compare;

import org.jspecify.annotations.NullMarked;
