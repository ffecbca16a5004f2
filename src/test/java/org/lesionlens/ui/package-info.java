@NullMarked
package org.lesionlens.ui;

import org.jspecify.annotations.NullMarked;
