/** What is open in the window, without any node: photos, set, model, messages. */
@NullMarked
package org.lesionlens.ui.session;

import org.jspecify.annotations.NullMarked;
