@NullMarked
package org.lesionlens.ui.session;

import org.jspecify.annotations.NullMarked;
