package org.lesionlens.review;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lesionlens.cases.Lesion;

/**
 * The patients of a set, sorted once, so that a search only has to look through their ids: 11,000
 * of them within a millisecond.
 */
public final class Patients {

    private final List<Patient> sorted;
    private final Map<String, Patient> byId;

    private Patients(List<Patient> sorted, Map<String, Patient> byId) {
        this.sorted = sorted;
        this.byId = byId;
    }

    /** The patients of {@code review}, by their ids. */
    public static Patients of(Review review) {
        Map<String, Patient> byId =
                review.patients().entrySet().stream()
                        .map(entry -> Patient.of(entry.getKey(), entry.getValue()))
                        .collect(Collectors.toMap(Patient::id, Function.identity()));
        return new Patients(List.copyOf(byId.values()), byId).sortedBy(PatientOrder.ID);
    }

    /** The same in another order. */
    public Patients sortedBy(PatientOrder order) {
        return new Patients(sorted.stream().sorted(order.comparator()).toList(), byId);
    }

    /** All of them in their order; the lesions of nobody in particular are one of them. */
    public List<Patient> all() {
        return sorted;
    }

    /** How many patients there are, without the lesions of nobody in particular. */
    public int count() {
        return byId.size() - (byId.containsKey("") ? 1 : 0);
    }

    /**
     * Those whose id contains a text, in their order.
     *
     * @param part of an id, in any case; blank finds all
     */
    public List<Patient> search(String part) {
        String wanted = part.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                ? sorted
                : sorted.stream()
                        .filter(one -> one.id().toLowerCase(Locale.ROOT).contains(wanted))
                        .toList();
    }

    /** Whose lesion it is; none if the lesion is not of this set. */
    public Optional<Patient> of(Lesion lesion) {
        return Optional.ofNullable(byId.get(lesion.patient()))
                .filter(one ->
                        one.lesions().stream().anyMatch(mine -> mine.lesion().equals(lesion)));
    }
}
