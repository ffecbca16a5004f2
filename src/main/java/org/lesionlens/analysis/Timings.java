package org.lesionlens.analysis;

import java.util.EnumMap;
import java.util.Map;

/**
 * How long each stage took.
 *
 * @param milliseconds wall time of the stages that ran, in the order of {@link PipelineStage}
 */
public record Timings(Map<PipelineStage, Double> milliseconds) {

    /** Copies {@code milliseconds} in. */
    public Timings {
        milliseconds = Map.copyOf(milliseconds);
    }

    /** The time of one stage in milliseconds; 0 if it did not run. */
    public double of(PipelineStage stage) {
        return milliseconds.getOrDefault(stage, 0.0);
    }

    /** These timings with one stage's replaced. */
    Timings with(PipelineStage stage, double time) {
        var copy = new EnumMap<PipelineStage, Double>(PipelineStage.class);
        copy.putAll(milliseconds);
        copy.put(stage, time);
        return new Timings(copy);
    }
}
