package org.lesionlens.ui.patients;

import org.lesionlens.review.PatientContext;

/** How far the comparison of a patient's lesions with each other is. */
sealed interface Comparison {

    /** There is nobody, or nobody in particular, whose lesions could be compared. */
    record Nobody() implements Comparison {}

    /** The patient has fewer lesions than can be ranked. */
    record TooFew() implements Comparison {}

    /** The features are being read. */
    record Running() implements Comparison {}

    /**
     * Compared as far as the network has looked at the lesions.
     *
     * @param context with the ranks; none if too few lesions have features
     */
    record Done(PatientContext context) implements Comparison {}

    /**
     * The features could not be read.
     *
     * @param reason for a person to read
     */
    record Failed(String reason) implements Comparison {}

    /** The ranks that are known so far. */
    default PatientContext context() {
        return this instanceof Done(PatientContext found) ? found : PatientContext.NONE;
    }
}
