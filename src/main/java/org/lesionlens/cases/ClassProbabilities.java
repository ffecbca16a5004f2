package org.lesionlens.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Probabilities that were computed elsewhere, one for each of several classes.
 *
 * @param byDiagnosis each in [0, 1]; empty if there are none
 */
public record ClassProbabilities(Map<Diagnosis, Double> byDiagnosis) {

    /** Of a photo of which nobody computed any. */
    public static final ClassProbabilities NONE = new ClassProbabilities(Map.of());

    private static final double ROUNDING = 0.01; // of numbers with few digits that add up to 1

    public ClassProbabilities {
        byDiagnosis = byDiagnosis.isEmpty() ? Map.of() : new LinkedHashMap<>(byDiagnosis);
    }

    @Override
    public Map<Diagnosis, Double> byDiagnosis() {
        return Map.copyOf(byDiagnosis);
    }

    boolean isEmpty() {
        return byDiagnosis.isEmpty();
    }

    /**
     * That of what is looked for: of the class itself, or, where malignant or benign is looked for,
     * of all such classes together.
     *
     * @return in [0, 1]; null if no class says, or one could be either
     */
    public @Nullable Double of(PositiveClass positive) {
        Diagnosis looked = positive.diagnosis();
        if (looked != null) {
            return byDiagnosis.get(looked);
        }
        if (!positive.nature().isClear()) {
            return null;
        }
        double all = 0;
        double sum = 0;
        for (Map.Entry<Diagnosis, Double> one : byDiagnosis.entrySet()) {
            all += one.getValue();
            sum += one.getKey().nature() == positive.nature() ? one.getValue() : 0;
            if (!one.getKey().nature().isClear()) {
                return null;
            }
        }
        return Math.abs(all - 1) <= ROUNDING ? Double.valueOf(Math.min(1, sum)) : null;
    }
}
