/**
 * Blind reading: the window shows one photo after another, and nothing of what is known of them.
 */
@NullMarked
package org.lesionlens.ui.reading;

import org.jspecify.annotations.NullMarked;
