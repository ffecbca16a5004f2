package org.lesionlens.cli;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;

/**
 * One line of results of a photo that several methods explain, as it is printed.
 *
 * @param file as it was given or found
 * @param logits before the activation
 * @param probabilities in [0, 1], by class
 * @param className the explained class
 * @param method always {@code methods}
 * @param methods keys of the methods, in their order
 * @param ms wall time of all maps in milliseconds
 */
record MethodsPicture(
        String file,
        List<Double> logits,
        Map<String, Double> probabilities,
        @SerializedName("class") String className,
        String method,
        List<String> methods,
        double ms)
        implements ExplainResults.Result {}
