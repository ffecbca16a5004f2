/** Files as such: written whole, known by their bytes, named, and told apart by their beginning. */
@NullMarked
package org.lesionlens.files;

import org.jspecify.annotations.NullMarked;
