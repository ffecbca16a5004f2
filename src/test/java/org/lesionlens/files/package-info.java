@NullMarked
package org.lesionlens.files;

import org.jspecify.annotations.NullMarked;
