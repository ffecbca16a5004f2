package org.lesionlens.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.evaluation.UglyDuckling;

/**
 * How much each of a patient's lesions stands out among the others.
 *
 * @param ranks of the lesions that could be compared, by their index in the set; empty if that were
 *     fewer than {@value UglyDuckling#FEWEST}
 */
public record PatientContext(Map<Integer, UglyDuckling> ranks) {

    /** Nothing was compared. */
    public static final PatientContext NONE = new PatientContext(Map.of());

    /** Copies {@code ranks} in. */
    public PatientContext {
        ranks = Map.copyOf(ranks);
    }

    /**
     * Compares those lesions whose features are known.
     *
     * @return {@link #NONE} for the lesions of nobody in particular, and where there are too few
     * @throws IOException if the features cannot be read
     */
    public static PatientContext of(Patient patient, PooledFeatures source) throws IOException {
        if (!patient.isNamed() || patient.cases().size() < UglyDuckling.FEWEST) {
            return NONE;
        }
        List<Integer> compared = new ArrayList<>();
        List<float[]> features = new ArrayList<>();
        for (ReviewCase one : patient.cases()) {
            source.of(one)
                    .ifPresent(found -> {
                        compared.add(one.index());
                        features.add(found);
                    });
        }
        List<UglyDuckling> ducklings = UglyDuckling.rank(features);
        Map<Integer, UglyDuckling> ranks = new LinkedHashMap<>();
        for (int i = 0; i < ducklings.size(); i++) {
            ranks.put(compared.get(i), ducklings.get(i));
        }
        return new PatientContext(ranks);
    }

    /** How much a lesion stands out, if it was compared. */
    public Optional<UglyDuckling> of(ReviewCase one) {
        return Optional.ofNullable(ranks.get(one.index()));
    }

    /** True for what lies farthest from the others, unless all lie equally far. */
    public boolean isOdd(ReviewCase one) {
        return of(one).filter(duckling -> duckling.rank() == 1).isPresent()
                && ranks.values().stream().anyMatch(duckling -> duckling.rank() > 1);
    }

    /**
     * A patient's lesions by their site on the body, what stands out most first: by rank, else by
     * probability. As long as the network works on them they stay in the set's order, so that
     * nothing moves under a pointer.
     *
     * @return lesions by site, the site of the first lesion first; blank where nobody named one
     */
    public Map<String, List<ReviewCase>> bySite(Patient patient) {
        List<ReviewCase> sorted =
                patient.isSettled()
                        ? CaseOrder.PROBABILITY.sort(patient.cases()).stream()
                                .sorted(Comparator.comparingInt(this::rank))
                                .toList()
                        : patient.cases();
        Map<String, List<ReviewCase>> sites = new LinkedHashMap<>();
        for (ReviewCase one : sorted) {
            sites.computeIfAbsent(one.image().facts().site(), _ -> new ArrayList<>()).add(one);
        }
        return sites;
    }

    private int rank(ReviewCase one) {
        return of(one).map(UglyDuckling::rank).orElse(Integer.MAX_VALUE);
    }
}
