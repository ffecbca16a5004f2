/** Lesions and where they come from: files, folders, patients. */
@NullMarked
package org.lesionlens.cases;

import org.jspecify.annotations.NullMarked;
