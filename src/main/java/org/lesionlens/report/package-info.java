/** What a set's results become for people who do not have the program. */
@NullMarked
package org.lesionlens.report;

import org.jspecify.annotations.NullMarked;
