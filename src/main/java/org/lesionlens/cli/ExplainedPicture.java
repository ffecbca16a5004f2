package org.lesionlens.cli;

import com.google.gson.annotations.SerializedName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.analysis.PipelineStage;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.explain.Heatmap;

/**
 * One line of results, as it is printed.
 *
 * @param file as it was given or found
 * @param logits before the activation
 * @param probabilities in [0, 1], by class
 * @param className the explained class
 * @param method how it was explained: the key of a {@link org.lesionlens.explain.CamMethod}
 * @param mapWidth in cells
 * @param mapHeight in cells
 * @param mapMax the largest raw value
 * @param empty true if nothing speaks for the class
 * @param borderEnergy share of the heat in the outermost cells, in [0, 1]; null for an empty map
 * @param otherPixels what is said of the photo in the form of pixels that the card does not ask
 *     for; null where that is the same picture
 * @param spreadMax the largest standard deviation of the maps of several networks; null of one
 * @param inputs what the network was given besides the photo; null if nothing
 * @param ms wall time in milliseconds, by stage
 */
record ExplainedPicture(
        String file,
        List<Double> logits,
        Map<String, Double> probabilities,
        @SerializedName("class") String className,
        String method,
        int mapWidth,
        int mapHeight,
        float mapMax,
        boolean empty,
        @Nullable Double borderEnergy,
        @Nullable Other otherPixels,
        @Nullable Float spreadMax,
        @Nullable String inputs,
        Map<String, Double> ms)
        implements ExplainResults.Result {

    /**
     * The photo in the other form of pixels.
     *
     * @param pixels that form, as a card has it
     * @param differences what makes the difference: orientation, profile, transparency, depth
     * @param probability of the positive class, in [0, 1]
     */
    record Other(String pixels, List<String> differences, double probability) {

        static Other of(OtherPixels other) {
            return new Other(
                    other.form().modelName(),
                    other.differences().stream()
                            .map(difference -> difference.name().toLowerCase(Locale.ROOT))
                            .sorted()
                            .toList(),
                    other.probability());
        }
    }

    /**
     * @param overlayMillis time to draw the annotated picture
     * @param writeMillis time to encode and write everything
     */
    static ExplainedPicture of(
            Path file,
            Analysis analysis,
            Optional<OtherPixels> other,
            double overlayMillis,
            double writeMillis) {
        Heatmap map = analysis.explanation().map();
        Map<String, Double> ms = new LinkedHashMap<>();
        for (PipelineStage stage : PipelineStage.values()) {
            ms.put(stage.key(), analysis.timings().of(stage));
        }
        ms.put("overlay", overlayMillis);
        ms.put("write", writeMillis);
        return new ExplainedPicture(
                file.toString(),
                analysis.pass().logits(),
                probabilities(analysis),
                analysis.className(),
                analysis.explanation().method().key(),
                map.width(),
                map.height(),
                map.maximum(),
                map.isEmpty(),
                analysis.explanation().borderEnergy().map(BorderEnergy::share).orElse(null),
                other.map(Other::of).orElse(null),
                analysis.branchSpread().map(Heatmap::maximum).orElse(null),
                inputs(analysis),
                ms);
    }

    private static @Nullable String inputs(Analysis analysis) {
        String words = analysis.pass().given().words(analysis.card());
        return words.isEmpty() ? null : words;
    }

    private static Map<String, Double> probabilities(Analysis analysis) {
        Map<String, Double> byClass = new LinkedHashMap<>();
        List<String> classes = analysis.card().output().classes();
        for (int i = 0; i < classes.size(); i++) {
            byClass.put(classes.get(i), analysis.probabilities().get(i));
        }
        return byClass;
    }
}
