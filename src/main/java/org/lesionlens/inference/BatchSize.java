package org.lesionlens.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.ScoredInput;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.ImageTensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many inputs a network is asked of together: as many as fit into the memory that is free, if
 * it says the same of each as alone, and says it sooner. The first inputs are asked in both ways.
 */
final class BatchSize {

    private static final Logger LOG = LoggerFactory.getLogger(BatchSize.class);

    /** More were no faster on any card that was tried. */
    static final int MOST = 16;

    private static final double TOLERANCE =
            1e-4; // of the largest value; sums are rounded otherwise
    private static final double SOONER = 0.95; // of the time that it takes alone
    private static final int RUNS = 2; // that are timed, after one in which libtorch gets ready
    private static final int UNTRIED = 0;

    private volatile int size = UNTRIED;

    /** Asks a network of one input or several. */
    interface Asking {
        List<ScoredInput> of(List<ImageTensor> inputs)
                throws ClassificationException, InterruptedException;
    }

    /** 1 if they are asked alone; 0 if nothing was tried yet. */
    int get() {
        return size;
    }

    /** What a network says of each of some inputs, in their order. */
    List<ScoredInput> scored(List<ImageTensor> inputs, Asking together, Asking alone)
            throws ClassificationException, InterruptedException {
        if (size == UNTRIED) {
            return tried(inputs, together, alone);
        }
        List<ScoredInput> scored = new ArrayList<>();
        while (scored.size() < inputs.size()) {
            int count = Math.min(size, inputs.size() - scored.size());
            List<ImageTensor> some = inputs.subList(scored.size(), scored.size() + count);
            if (count == 1) {
                scored.addAll(alone.of(some));
                continue;
            }
            try {
                scored.addAll(together.of(some));
            } catch (ClassificationException e) {
                size = after(e, count);
            }
        }
        return scored;
    }

    private List<ScoredInput> tried(List<ImageTensor> inputs, Asking together, Asking alone)
            throws ClassificationException, InterruptedException {
        List<ScoredInput> scored = new ArrayList<>();
        long one = Long.MAX_VALUE;
        for (ImageTensor input : inputs) {
            long start = System.nanoTime();
            scored.addAll(alone.of(List.of(input)));
            one = Math.min(one, System.nanoTime() - start);
        }
        int count = inputs.size();
        while (count > 1) {
            List<ImageTensor> some = inputs.subList(0, count);
            try {
                double deviation = deviation(scored, together.of(some));
                if (!(deviation <= TOLERANCE)) {
                    LOG.info("inputs are asked alone: together they differ by {}", deviation);
                    break;
                }
                long all = shortest(some, together);
                LOG.info("{} inputs: {} ns each, alone {}", count, all / count, one);
                size = all < SOONER * one * count ? count : 1;
                return scored;
            } catch (ClassificationException e) {
                count = after(e, count);
            }
        }
        size = 1;
        return scored;
    }

    private static long shortest(List<ImageTensor> inputs, Asking together)
            throws ClassificationException, InterruptedException {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            together.of(inputs);
            shortest = Math.min(shortest, System.nanoTime() - start);
        }
        return shortest;
    }

    /** Half as many where memory is full; whatever else fails, inputs are asked alone. */
    private static int after(ClassificationException failure, int count) {
        int next = isFull(failure) ? count / 2 : 1;
        LOG.info("{} inputs together fail, {} are tried: {}", count, next, failure.getMessage());
        return next;
    }

    /** As libtorch says of a card's memory and of the computer's. */
    static boolean isFull(ClassificationException failure) {
        String told = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of("out of memory", "can't allocate memory", "not enough memory")
                .anyMatch(told::contains);
    }

    private static double deviation(List<ScoredInput> alone, List<ScoredInput> together) {
        double largest = 0;
        for (int i = 0; i < together.size(); i++) {
            ScoredInput one = alone.get(i);
            ScoredInput other = together.get(i);
            largest = Math.max(largest, deviation(logits(one), logits(other)));
            largest =
                    Math.max(
                            largest,
                            deviation(
                                    one.evidence().activations(), other.evidence().activations()));
            largest =
                    Math.max(
                            largest,
                            deviation(one.evidence().gradients(), other.evidence().gradients()));
        }
        return largest;
    }

    private static float[] logits(ScoredInput scored) {
        float[] logits = new float[scored.logits().size()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = scored.logits().get(i).floatValue();
        }
        return logits;
    }

    private static double deviation(FeatureMaps one, FeatureMaps other) {
        return deviation(one.toArray(), other.toArray());
    }

    private static double deviation(float[] one, float[] other) {
        return FusionTrial.deviation(one, other);
    }
}
