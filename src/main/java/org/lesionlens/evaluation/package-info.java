/** How right a model is: outcomes, measures, curves, and lesions in their patient's context. */
@NullMarked
package org.lesionlens.evaluation;

import org.jspecify.annotations.NullMarked;
