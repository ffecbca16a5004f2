@NullMarked
package org.lesionlens.torchscript;

import org.jspecify.annotations.NullMarked;
