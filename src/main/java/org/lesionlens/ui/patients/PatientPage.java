package org.lesionlens.ui.patients;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.ReviewCase;

/**
 * What is told of the patient whose lesion is selected.
 *
 * @param patient whose page it is; none while no lesion is selected
 * @param comparison of the patient's lesions with each other
 */
record PatientPage(Optional<Patient> patient, Comparison comparison) {

    /** Nobody's page. */
    static final PatientPage NONE = new PatientPage(Optional.empty(), new Comparison.Nobody());

    /** The ranks of the lesions that are known so far. */
    PatientContext context() {
        return comparison.context();
    }

    /** The lesions by their site on the body, in their order. */
    Map<String, List<ReviewCase>> sites() {
        return patient.map(context()::bySite).orElse(Map.of());
    }

    /** True if it is the same patient's. */
    boolean isOf(Patient other) {
        return patient.filter(mine -> mine.id().equals(other.id())).isPresent();
    }
}
