@NullMarked
package org.lesionlens.cli;

import org.jspecify.annotations.NullMarked;
