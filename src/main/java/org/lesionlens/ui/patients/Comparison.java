package org.lesionlens.ui.patients;

import org.lesionlens.evaluation.UglyDuckling;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientContext;

/** How far the comparison of a patient's lesions with each other is. */
sealed interface Comparison {

    /** There is nobody, or nobody in particular, whose lesions could be compared. */
    record Nobody() implements Comparison {}

    /** The patient has fewer lesions than can be ranked. */
    record TooFew() implements Comparison {}

    /**
     * The features are being read.
     *
     * @param before what was known before more lesions of the same patient had been scored
     */
    record Running(PatientContext before) implements Comparison {}

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

    /**
     * What is to be done, or why it is not.
     *
     * @param before what is known of the same patient's lesions already
     */
    static Comparison begun(Patient patient, PatientContext before) {
        if (!patient.isNamed()) {
            return new Nobody();
        }
        return patient.cases().size() < UglyDuckling.FEWEST ? new TooFew() : new Running(before);
    }

    /** The ranks that are known so far. */
    default PatientContext context() {
        return switch (this) {
            case Done(PatientContext found) -> found;
            case Running(PatientContext before) -> before;
            case Nobody _, TooFew _, Failed _ -> PatientContext.NONE;
        };
    }
}
