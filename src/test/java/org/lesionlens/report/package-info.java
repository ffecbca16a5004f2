@NullMarked
package org.lesionlens.report;

import org.jspecify.annotations.NullMarked;
