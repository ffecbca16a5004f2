package org.lesionlens.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.Patients;
import org.lesionlens.review.PooledFeatures;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;

/**
 * The patients of a set that have a lesion which stands out, how far it stands out first.
 *
 * @param shown at most so many
 * @param all how many have one
 * @param compared how many patients have enough lesions to tell
 */
record OddPatients(List<OddOne> shown, int all, int compared) {

    /**
     * A patient, by the lesion that stands out.
     *
     * @param odd that lesion
     * @param distance of it to the others, in [0, 2]
     * @param others the patient's other lesions that were compared, nearest to it in rank first
     */
    record OddOne(Patient patient, ReviewCase odd, double distance, List<ReviewCase> others) {}

    /**
     * Compares the lesions of each patient.
     *
     * @throws IOException if the features cannot be read
     * @throws InterruptedException if the calling thread is interrupted
     */
    static OddPatients of(Review review, PooledFeatures features, int most)
            throws IOException, InterruptedException {
        List<OddOne> found = new ArrayList<>();
        int compared = 0;
        for (Patient patient : Patients.of(review).all()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            PatientContext context = PatientContext.of(patient, features);
            compared += context.ranks().isEmpty() ? 0 : 1;
            patient.cases().stream()
                    .filter(context::isOdd)
                    .findFirst()
                    .ifPresent(odd -> found.add(odd(patient, context, odd)));
        }
        List<OddOne> sorted =
                found.stream()
                        .sorted(Comparator.comparingDouble((OddOne one) -> -one.distance()))
                        .limit(most)
                        .toList();
        return new OddPatients(sorted, found.size(), compared);
    }

    private static OddOne odd(Patient patient, PatientContext context, ReviewCase odd) {
        List<ReviewCase> others =
                patient.cases().stream()
                        .filter(one -> one.index() != odd.index())
                        .filter(one -> context.of(one).isPresent())
                        .sorted(
                                Comparator.comparingInt(
                                        one -> context.of(one).orElseThrow().rank()))
                        .toList();
        return new OddOne(patient, odd, context.of(odd).orElseThrow().distance(), others);
    }
}
