@NullMarked
package org.lesionlens.ui.settings;

import org.jspecify.annotations.NullMarked;
