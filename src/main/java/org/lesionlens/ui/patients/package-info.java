/** The patients of a set that is judged: a list to search, and a page for each. */
@NullMarked
package org.lesionlens.ui.patients;

import org.jspecify.annotations.NullMarked;
