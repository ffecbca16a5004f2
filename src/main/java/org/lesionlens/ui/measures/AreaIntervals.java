package org.lesionlens.ui.measures;

import java.util.Optional;
import org.lesionlens.evaluation.Interval;
import org.lesionlens.evaluation.PatientBootstrap;

/**
 * How sure the areas under the curves are; what has no area has no interval.
 *
 * @param roc of the area under the ROC curve
 * @param precisionRecall of the average precision
 */
record AreaIntervals(Optional<Interval> roc, Optional<Interval> precisionRecall) {

    static AreaIntervals of(PatientBootstrap bootstrap) {
        return new AreaIntervals(bootstrap.rocArea(), bootstrap.averagePrecision());
    }
}
