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
 */
public record ClassCalls(
        ModelClasses classes, List<ClassCall> calls, int unknown, ClassMatrix matrix) {

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
     * Those of a set by its network's probabilities, whatever else it is judged by.
     *
     * @param unit a lesion has the mean or the highest probability of its photos for each class
     * @return none of a model of fewer than three classes
     */
    public static Optional<ClassCalls> of(Review review, MeasuredUnit unit, ModelClasses classes) {
        int size = classes.names().size();
        if (size < SEVERAL) {
            return Optional.empty();
        }
        List<ClassCall> calls = new ArrayList<>();
        int unknown = 0;
        for (List<ReviewCase> photos : JudgedUnits.grouped(review, unit)) {
            List<CasePrediction> predictions =
                    photos.stream()
                            .flatMap(one -> one.prediction().stream())
                            .filter(one -> one.probabilities().size() == size)
                            .toList();
            if (predictions.isEmpty() || JudgedUnits.isWaiting(photos)) {
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
                                calls.stream().map(ClassCall::called).toList())));
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

    private static int called(List<CasePrediction> predictions, MeasuredUnit unit) {
        if (predictions.size() == 1) {
            return predictions.getFirst().mostProbable();
        }
        List<Double> probabilities =
                IntStream.range(0, predictions.getFirst().probabilities().size())
                        .mapToObj(i ->
                                unit.probability(
                                        predictions.stream()
                                                .map(one -> one.probabilities().get(i))
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
