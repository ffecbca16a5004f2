@NullMarked
package org.lesionlens.doctor;

import org.jspecify.annotations.NullMarked;
