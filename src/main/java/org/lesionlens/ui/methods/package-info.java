/** The page that tells which method of explanation is to be believed of the model in use. */
@NullMarked
package org.lesionlens.ui.methods;

import org.jspecify.annotations.NullMarked;
