package org.lesionlens.cli;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of results of a method that is not of a layer's maps, as it is printed.
 *
 * @param file as it was given or found
 * @param logits before the activation
 * @param probabilities in [0, 1], by class
 * @param className the explained class
 * @param method its key
 * @param settings all that the result depends on, in words
 * @param mapWidth in pixels of the network's input; of tta in cells of the layer
 * @param mapHeight the same
 * @param completenessError of integrated gradients, as a share of what they should add up to; null
 *     of others
 * @param standardError of RISE, as a share of the map's spread; null of others
 * @param spread of tta: the mean standard deviation over flips and turns, as a share of the map's;
 *     null of others
 * @param otherPixels what is said of the photo in the form of pixels that the card does not ask
 *     for; null where that is the same picture
 * @param inputs what the network was given besides the photo; null if nothing
 * @param ms wall time of the attribution in milliseconds
 */
record AttributedPicture(
        String file,
        List<Double> logits,
        Map<String, Double> probabilities,
        @SerializedName("class") String className,
        String method,
        String settings,
        int mapWidth,
        int mapHeight,
        @Nullable Double completenessError,
        @Nullable Double standardError,
        @Nullable Double spread,
        ExplainedPicture.@Nullable Other otherPixels,
        @Nullable String inputs,
        double ms)
        implements ExplainResults.Result {}
