/** The window: menus, tools, pages and status, where the views meet. */
@NullMarked
package org.lesionlens.ui.shell;

import org.jspecify.annotations.NullMarked;
