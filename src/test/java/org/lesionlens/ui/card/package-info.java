@NullMarked
package org.lesionlens.ui.card;

import org.jspecify.annotations.NullMarked;
