@NullMarked
package org.lesionlens.ui.review;

import org.jspecify.annotations.NullMarked;
