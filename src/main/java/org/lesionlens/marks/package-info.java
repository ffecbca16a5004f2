/** What a person says of photos, by tags and notes, and the table that carries it elsewhere. */
@NullMarked
package org.lesionlens.marks;

import org.jspecify.annotations.NullMarked;
