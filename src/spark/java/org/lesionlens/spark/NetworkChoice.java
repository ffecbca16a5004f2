package org.lesionlens.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Precision;

/**
 * The network of a run, as each executor opens it.
 *
 * @param model name of the model's file, which Spark brings to each executor
 * @param card name of a card that is brought likewise; null for the model's own
 * @param threads that it runs on; 0 for as many as its machine has cores
 * @param precision that its features are computed in
 */
record NetworkChoice(String model, @Nullable String card, int threads, Precision precision)
        implements Serializable {

    NetworkChoice in(Precision other) {
        return new NetworkChoice(model, card, threads, other);
    }
}
