@NullMarked
package org.lesionlens.ui.report;

import org.jspecify.annotations.NullMarked;
