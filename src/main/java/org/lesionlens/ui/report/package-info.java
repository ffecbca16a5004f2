/** What is asked before a report, a patient's page or plots leave the window. */
@NullMarked
package org.lesionlens.ui.report;

import org.jspecify.annotations.NullMarked;
