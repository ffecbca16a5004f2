package org.lesionlens.ui.measures;

import org.lesionlens.review.Measures;
import org.lesionlens.ui.review.Panel;

/** One of the parts that the measures are shown in. */
abstract class MeasurePanel extends Panel {

    private double threshold = Double.NaN; // that is shown

    /**
     * @param id of the panel
     * @param title that a person reads
     */
    MeasurePanel(String id, String title) {
        super(id, title);
    }

    /** Shows another set; the threshold has to be told anew. */
    final void take(Measures measures) {
        threshold = Double.NaN;
        show(measures);
    }

    /** Shows the set at a threshold; costs nothing if it does already. */
    final void follow(double newThreshold) {
        if (newThreshold != threshold) {
            threshold = newThreshold;
            at(newThreshold);
        }
    }

    /** Shows another set, as far as the threshold does not matter. */
    abstract void show(Measures measures);

    /** Shows the set at another threshold: called for every step of a drag. */
    abstract void at(double newThreshold);
}
