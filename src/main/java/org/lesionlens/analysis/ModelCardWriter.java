package org.lesionlens.analysis;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.image.InputForm;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.PixelForm;

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
            "std": %s%s
          },
          "output": {
            "activation": %s,
            "classes": %s,
            "positive": %s%s%s
          },
          "targetLayer": %s,
          "decisionThreshold": %s,
          "trainedOn": %s,
          "licence": %s,
          "intendedUse": %s%s
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
                        numbers(input.mean(), input.form()),
                        numbers(input.std(), input.form()),
                        form(input.form()),
                        text(output.activation().modelName()),
                        texts(output.classes()),
                        text(output.positive()),
                        speaksFor(output),
                        output.tensor().isEmpty()
                                ? ""
                                : ",\n    \"tensor\": " + text(output.tensor()),
                        text(card.targetLayer()),
                        card.decisionThreshold(),
                        text(card.trainedOn()),
                        text(card.licence()),
                        text(card.intendedUse()),
                        inputs(card.inputs())
                                + (card.averagesLogits() ? ",\n  \"ensemble\": \"logits\"" : ""));
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

    /** One number for a grey photo, which is how a card says that it is one. */
    private static List<Double> numbers(List<Double> ofColours, InputForm form) {
        return form.grey() ? ofColours.subList(0, 1) : ofColours;
    }

    private static String form(InputForm form) {
        return (form.channelsLast() ? ",\n    \"layout\": \"nhwc\"" : "")
                + (form.bytes() ? ",\n    \"type\": \"uint8\"" : "")
                + (form.pixels() == PixelForm.AS_STORED
                        ? ",\n    \"pixels\": " + text(form.pixels().modelName())
                        : "");
    }

    private static String inputs(Map<String, InputEncoding> inputs) {
        return inputs.isEmpty()
                ? ""
                : inputs.entrySet().stream()
                        .map(one -> text(one.getKey()) + ": " + parts(one.getValue().parts()))
                        .collect(Collectors.joining(", ", ",\n  \"inputs\": {", "}"));
    }

    private static List<String> parts(List<InputPart> parts) {
        return parts.stream().map(ModelCardWriter::part).toList();
    }

    private static String part(InputPart part) {
        return switch (part) {
            case InputPart.Constant(double number) -> String.valueOf(number);
            case InputPart.Scaled scaled ->
                    "{\"fact\": %s, \"logarithm\": %s, \"subtract\": %s, \"divide\": %s%s}"
                            .formatted(
                                    text(scaled.fact().modelName()),
                                    text(scaled.logarithm().modelName()),
                                    scaled.subtract(),
                                    scaled.divide(),
                                    missing(scaled.missing()));
            case InputPart.Categories(
                            LesionFact fact,
                            Map<String, Double> values,
                            Double missing) ->
                    "{\"fact\": %s, \"values\": {%s}%s}"
                            .formatted(
                                    text(fact.modelName()),
                                    values.entrySet().stream()
                                            .map(one -> text(one.getKey()) + ": " + one.getValue())
                                            .collect(Collectors.joining(", ")),
                                    missing(missing));
            case InputPart.OneHot(LesionFact fact, List<String> categories, Double missing) ->
                    "{\"fact\": %s, \"oneHot\": %s%s}"
                            .formatted(
                                    text(fact.modelName()),
                                    categories.stream()
                                            .map(name -> name.isEmpty() ? "null" : text(name))
                                            .toList(),
                                    missing(missing));
        };
    }

    private static String missing(@Nullable Double missing) {
        return missing == null ? "" : ", \"missing\": " + missing;
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
