/** Whether this installation works where it is: what is there, and what one photo gives. */
@NullMarked
package org.lesionlens.doctor;

import org.jspecify.annotations.NullMarked;
