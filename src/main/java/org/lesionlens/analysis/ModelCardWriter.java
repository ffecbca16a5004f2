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
            "positive": %s%s
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
                        speaksFor(output),
                        text(card.targetLayer()),
                        card.decisionThreshold(),
                        text(card.trainedOn()),
                        text(card.licence()),
                        text(card.intendedUse()));
    }

    /** Said where it might be taken otherwise; where it is not, the text stays as it always was. */
    private static String speaksFor(ModelOutput output) {
        boolean plain =
                output.classes().size() != 2
                        || output.activation() == Activation.SOFTMAX
                        || (output.speaksForSecond()
                                && output.speaksFor().equals(output.positive()));
        return plain ? "" : ",\n    \"speaksFor\": " + text(output.speaksFor());
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
