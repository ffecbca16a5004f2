@NullMarked
package org.lesionlens.ui.shell;

import org.jspecify.annotations.NullMarked;
