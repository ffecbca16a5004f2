package org.lesionlens.cases;

import org.jspecify.annotations.Nullable;

/**
 * What one row of a table says of a lesion; what it does not say is blank, unknown or null.
 *
 * @param patient the patient's id
 * @param truth what the lesion is
 * @param sex of the patient
 * @param age of the patient in years, in [0, 150]
 * @param site on the body, as the table names it
 * @param diagnosis as the table names it
 * @param prediction probability of the positive class that was computed elsewhere, in [0, 1]
 */
public record LesionFacts(
        String patient,
        Truth truth,
        Sex sex,
        @Nullable Double age,
        String site,
        String diagnosis,
        @Nullable Double prediction) {

    /** Of a lesion that no row tells of. */
    public static final LesionFacts NONE =
            new LesionFacts("", Truth.UNKNOWN, Sex.UNKNOWN, null, "", "", null);

    /**
     * @throws IllegalArgumentException if a number is outside its range
     */
    public LesionFacts {
        if (age != null && !(age >= 0 && age <= LabelColumn.AGE.maximum())) {
            throw new IllegalArgumentException("not an age: " + age);
        }
        if (prediction != null && !(prediction >= 0 && prediction <= 1)) {
            throw new IllegalArgumentException("not a probability: " + prediction);
        }
    }

    /** The same, with the patient that a folder names where no row does. */
    LesionFacts orPatient(String folder) {
        return patient.isEmpty()
                ? new LesionFacts(folder, truth, sex, age, site, diagnosis, prediction)
                : this;
    }

    /** The same, with the truth that a folder names where no row does. */
    LesionFacts orTruth(Truth folder) {
        return truth.isKnown()
                ? this
                : new LesionFacts(patient, folder, sex, age, site, diagnosis, prediction);
    }
}
