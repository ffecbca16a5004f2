/**
 * Which method of explanation a model's maps are to be believed of: tested over photos of a set.
 */
@NullMarked
package org.lesionlens.methods;

import org.jspecify.annotations.NullMarked;
