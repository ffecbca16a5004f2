@NullMarked
package org.lesionlens.ui.patients;

import org.jspecify.annotations.NullMarked;
