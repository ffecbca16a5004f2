/**
 * Errors of the program itself: what is told of them, without names, and how a former run ended.
 */
@NullMarked
package org.lesionlens.crash;

import org.jspecify.annotations.NullMarked;
