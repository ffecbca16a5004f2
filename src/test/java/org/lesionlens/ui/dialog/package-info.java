@NullMarked
package org.lesionlens.ui.dialog;

import org.jspecify.annotations.NullMarked;
