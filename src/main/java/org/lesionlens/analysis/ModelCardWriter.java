package org.lesionlens.analysis;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.stream.Collectors;
import org.lesionlens.image.InputSpec;

/** Writes {@code model.json}, format 1, as {@link ModelCardReader} reads it. */
public final class ModelCardWriter {

    private ModelCardWriter() {}

    /** The card as JSON that people can read and edit; the same card gives the same text. */
    public static String write(ModelCard card) {
        InputSpec input = card.input();
        ModelOutput output = card.output();
        return """
        {
          "format": 1,
          "name": %s,
          "architecture": %s,
          "input": {
            "width": %d,
            "height": %d,
            "fit": %s,
            "interpolation": %s,
            "scale": %s,
            "mean": %s,
            "std": %s
          },
          "output": {
            "activation": %s,
            "classes": %s,
            "positive": %s
          },
          "targetLayer": %s,
          "decisionThreshold": %s,
          "trainedOn": %s,
          "licence": %s,
          "intendedUse": %s
        }
        """
                .formatted(
                        text(card.name()),
                        text(card.architecture()),
                        input.width(),
                        input.height(),
                        text(input.fit().modelName()),
                        text(input.interpolation().modelName()),
                        input.scale(),
                        input.mean(),
                        input.std(),
                        text(output.activation().modelName()),
                        texts(output.classes()),
                        text(output.positive()),
                        text(card.targetLayer()),
                        card.decisionThreshold(),
                        text(card.trainedOn()),
                        text(card.licence()),
                        text(card.intendedUse()));
    }

    private static String texts(List<String> values) {
        return values.stream()
                .map(ModelCardWriter::text)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(String value) {
        return new JsonPrimitive(value).toString();
    }
}
