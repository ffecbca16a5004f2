/** The card of a model: asked for where a file has none, tried on photos, kept and exported. */
@NullMarked
package org.lesionlens.ui.card;

import org.jspecify.annotations.NullMarked;
