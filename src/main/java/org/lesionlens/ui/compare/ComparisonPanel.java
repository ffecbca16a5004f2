package org.lesionlens.ui.compare;

import org.lesionlens.review.Comparison;
import org.lesionlens.review.Comparison.Thresholds;
import org.lesionlens.ui.review.Panel;

/** One of the parts that a comparison is shown in. */
abstract class ComparisonPanel extends Panel {

    /**
     * @param id of the panel
     * @param title that a person reads
     */
    ComparisonPanel(String id, String title) {
        super(id, title);
    }

    /** Shows another comparison. */
    abstract void show(SecondJudge second, Comparison comparison, String sought);

    /** Shows it at other thresholds: called for every step of a drag. */
    abstract void at(Thresholds thresholds);
}
