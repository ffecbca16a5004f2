package org.lesionlens.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.evaluation.ClassMatrix;

/**
 * Which class a model called each photo or lesion of a set, and which one it is.
 *
 * @param classes of the model
 * @param calls those whose class is known and that the network has looked at
 * @param unknown how many it has looked at whose class is not known
 * @param matrix of the calls
 * @param source whose probabilities they are by
 */
public record ClassCalls(
        ModelClasses classes,
        List<ClassCall> calls,
        int unknown,
        ClassMatrix matrix,
        ProbabilitySource source) {

    private static final int SEVERAL = 3; // of two, the matrix of outcomes tells all

    public ClassCalls {
        calls = List.copyOf(calls);
    }

    /**
     * What one is called.
     *
     * @param photos at least one
     * @param truth its class; the number of classes if it is of none of them
     * @param called the most probable class, the first of several
     */
    public record ClassCall(List<ReviewCase> photos, int truth, int called) {}

    /**
     * Those of a set by the probabilities that it is judged by; by the network's, too, if it is
     * judged by a table that has none of just these classes.
     *
     * @param unit a lesion has the mean or the highest probability of its photos for each class
     * @return none of a model of fewer than three classes
     */
    public static Optional<ClassCalls> of(Review review, MeasuredUnit unit, ModelClasses classes) {
        int size = classes.names().size();
        if (size < SEVERAL) {
            return Optional.empty();
        }
        boolean byTable =
                review.source() == ProbabilitySource.TABLE
                        && review.cases().stream().anyMatch(one -> told(one, classes).isPresent());
        ProbabilitySource source = byTable ? ProbabilitySource.TABLE : ProbabilitySource.NETWORK;
        List<ClassCall> calls = new ArrayList<>();
        int unknown = 0;
        for (List<ReviewCase> photos : JudgedUnits.grouped(review, unit)) {
            List<List<Double>> predictions =
                    photos.stream()
                            .flatMap(one ->
                                    (byTable ? told(one, classes) : scored(one, size)).stream())
                            .toList();
            if (predictions.isEmpty() || (!byTable && isWaiting(photos))) {
                continue;
            }
            OptionalInt truth = truth(photos, classes);
            if (truth.isPresent()) {
                calls.add(new ClassCall(photos, truth.getAsInt(), called(predictions, unit)));
            } else {
                unknown++;
            }
        }
        return Optional.of(
                new ClassCalls(
                        classes,
                        calls,
                        unknown,
                        ClassMatrix.of(
                                size,
                                calls.stream().map(ClassCall::truth).toList(),
                                calls.stream().map(ClassCall::called).toList()),
                        source));
    }

    private static Optional<List<Double>> told(ReviewCase one, ModelClasses classes) {
        return classes.probabilities(one.image().facts().probabilities());
    }

    private static Optional<List<Double>> scored(ReviewCase one, int size) {
        return one.prediction().map(CasePrediction::probabilities).filter(p -> p.size() == size);
    }

    private static boolean isWaiting(List<ReviewCase> photos) {
        return photos.stream().anyMatch(one -> one.progress() instanceof Progress.Waiting);
    }

    /** That of all photos whose class is known, if they agree. */
    private static OptionalInt truth(List<ReviewCase> photos, ModelClasses classes) {
        int[] truths =
                photos.stream()
                        .map(one -> classes.of(one.image().facts().finding()))
                        .flatMapToInt(OptionalInt::stream)
                        .distinct()
                        .toArray();
        return truths.length == 1 ? OptionalInt.of(truths[0]) : OptionalInt.empty();
    }

    private static int called(List<List<Double>> predictions, MeasuredUnit unit) {
        List<Double> probabilities =
                predictions.size() == 1
                        ? predictions.getFirst()
                        : IntStream.range(0, predictions.getFirst().size())
                                .mapToObj(i ->
                                        unit.probability(
                                                predictions.stream()
                                                        .map(one -> one.get(i))
                                                        .toList()))
                                .toList();
        return probabilities.indexOf(Collections.max(probabilities));
    }

    /** The photos of those of some classes that are called some classes. */
    public Set<Path> photos(IntPredicate truth, IntPredicate called) {
        return calls.stream()
                .filter(one -> truth.test(one.truth()) && called.test(one.called()))
                .flatMap(one -> one.photos().stream())
                .map(one -> one.image().file())
                .collect(Collectors.toSet());
    }
}
