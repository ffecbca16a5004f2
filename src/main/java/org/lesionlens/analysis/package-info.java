/**
 * From a file to an explained picture: the classifier's contract, its card, and the steps between.
 */
@NullMarked
package org.lesionlens.analysis;

import org.jspecify.annotations.NullMarked;
