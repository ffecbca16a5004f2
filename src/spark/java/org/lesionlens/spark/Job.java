package org.lesionlens.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a run asks of all its tasks.
 *
 * @param model name of the model's file, which Spark brings to each executor
 * @param card name of a card that is brought likewise; null for the model's own
 * @param threads that a network runs on; 0 for as many as its machine has cores
 * @param logits of the model
 * @param threshold called positive from this probability on
 * @param maps true if rows have their maps
 */
record Job(
        String model,
        @Nullable String card,
        int threads,
        int logits,
        double threshold,
        boolean maps)
        implements Serializable {}
