package org.lesionlens.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How sure an area under a curve is, given that a patient's lesions resemble each other: patients,
 * not lesions, are drawn with replacement; the interval holds the middle 95 % of what they give.
 *
 * <p>The same patients and seed give the same interval. An interrupted thread gives up with a
 * {@link CancellationException}.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron 1979</a>
 */
public final class PatientBootstrap {

    private static final double TAIL = 0.025;

    private final Scores scores;
    private final int[] steps;
    private final int[] patientOf; // of the lesion of the i-th highest probability
    private final int patients;
    private final int draws;
    private final long seed;

    /**
     * @param scores of lesions
     * @param patients the patient of each lesion, in the order that {@code scores} was given them;
     *     a blank one is a patient by itself
     * @param draws how often patients are drawn, at least 1
     * @param seed of the random numbers
     */
    public PatientBootstrap(Scores scores, List<String> patients, int draws, long seed) {
        if (patients.size() != scores.size() || draws < 1) {
            throw new IllegalArgumentException(
                    "%d patients, %d lesions, %d draws"
                            .formatted(patients.size(), scores.size(), draws));
        }
        this.scores = scores;
        this.steps = scores.steps();
        this.draws = draws;
        this.seed = seed;
        this.patientOf = new int[scores.size()];
        Map<String, Integer> numbers = new HashMap<>();
        int count = 0;
        for (int i = 0; i < patientOf.length; i++) {
            String patient = patients.get(scores.index(i));
            Integer known = patient.isEmpty() ? null : numbers.putIfAbsent(patient, count);
            patientOf[i] = known == null ? count++ : known;
        }
        this.patients = count;
    }

    /** Of the area under the ROC curve; none unless there are positive and negative lesions. */
    public Optional<Interval> rocArea() {
        return interval(times -> area(times, false));
    }

    /** Of the average precision; none unless there are positive and negative lesions. */
    public Optional<Interval> averagePrecision() {
        return interval(times -> area(times, true));
    }

    private Optional<Interval> interval(ToDoubleFunction<int[]> statistic) {
        if (!scores.hasBoth()) {
            return Optional.empty();
        }
        var random = new Random(seed);
        double[] values =
                IntStream.range(0, draws)
                        .mapToDouble(_ -> statistic.applyAsDouble(draw(random)))
                        .filter(Double::isFinite) // a draw of one class alone says nothing
                        .sorted()
                        .toArray();
        return values.length == 0
                ? Optional.empty()
                : Optional.of(new Interval(quantile(values, TAIL), quantile(values, 1 - TAIL)));
    }

    private int[] draw(Random random) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("nobody waits for the interval any more");
        }
        int[] times = new int[patients];
        for (int i = 0; i < patients; i++) {
            times[random.nextInt(patients)]++;
        }
        return times;
    }

    /** One of the two areas, each lesion counted as often as its patient was drawn. */
    private double area(int[] times, boolean ofPrecision) {
        double area = 0;
        long hits = 0;
        long alarms = 0;
        int i = 0;
        for (int end : steps) {
            long newHits = 0;
            long newAlarms = 0;
            for (; i < end; i++) {
                newHits += scores.isPositive(i) ? times[patientOf[i]] : 0;
                newAlarms += scores.isPositive(i) ? 0 : times[patientOf[i]];
            }
            hits += newHits;
            alarms += newAlarms;
            if (ofPrecision) {
                area += newHits == 0 ? 0 : newHits * ((double) hits / (hits + alarms));
            } else {
                area += newAlarms * (hits - newHits / 2.0);
            }
        }
        return area / (ofPrecision ? hits : (double) hits * alarms);
    }

    /** Interpolated linearly between the sorted values, as NumPy's {@code quantile} does. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
