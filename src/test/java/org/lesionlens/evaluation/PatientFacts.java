package org.lesionlens.evaluation;

import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;

/** What is known of a photo if only its patient is, or only patient and lesion. */
final class PatientFacts {

    private PatientFacts() {}

    static LesionFacts of(Object patient) {
        return of(patient.toString(), "");
    }

    static LesionFacts of(String patient, String lesion) {
        return new LesionFacts(
                patient,
                Truth.UNKNOWN,
                Sex.UNKNOWN,
                null,
                "",
                "",
                null,
                lesion,
                "",
                "",
                LesionFacts.NONE.finding(),
                LesionFacts.NONE.probabilities());
    }
}
