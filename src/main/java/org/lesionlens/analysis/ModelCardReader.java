package org.lesionlens.analysis;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputForm;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.PixelForm;

/** Reads {@code model.json}, format 1; entries that it does not know are passed over. */
public final class ModelCardReader {

    private static final int FORMAT = 1;
    private static final double DEFAULT_THRESHOLD = 0.5;

    private ModelCardReader() {}

    /**
     * Reads a card.
     *
     * @throws ModelCardException if the text is not JSON, an entry is missing or has a value that
     *     makes no sense
     */
    public static ModelCard read(String json) throws ModelCardException {
        try {
            JsonElement root = JsonParser.parseString(json);
            if (!root.isJsonObject()) {
                throw new ModelCardException("model.json is not a JSON object");
            }
            return card(new Entries(root.getAsJsonObject(), ""));
        } catch (JsonParseException e) {
            throw new ModelCardException("model.json is not JSON: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ModelCardException("model.json: " + e.getMessage(), e);
        }
    }

    private static ModelCard card(Entries root) throws ModelCardException {
        if (root.number("format") != FORMAT) {
            throw new ModelCardException(
                    "model.json: format is not %d, the only one this version reads"
                            .formatted(FORMAT));
        }
        if (root.has("pixels")) {
            throw new ModelCardException("model.json: the entry 'pixels' belongs into 'input'");
        }
        return new ModelCard(
                root.text("name"),
                root.text("architecture"),
                input(root.object("input")),
                output(root.object("output")),
                root.text("targetLayer"),
                root.numberOr("decisionThreshold", DEFAULT_THRESHOLD),
                root.textOr("trainedOn", ""),
                root.textOr("licence", ""),
                root.textOr("intendedUse", ""),
                root.numbersByName("inputs"));
    }

    private static InputSpec input(Entries input) throws ModelCardException {
        List<Double> mean = input.numbers("mean");
        List<Double> std = input.numbers("std");
        boolean grey = mean.size() == 1 && std.size() == 1;
        return new InputSpec(
                input.whole("width"),
                input.whole("height"),
                input.oneOf("fit", InputFit.values(), InputFit::modelName),
                input.oneOf("interpolation", Interpolation.values(), Interpolation::modelName),
                input.number("scale"),
                grey ? Collections.nCopies(3, mean.getFirst()) : mean,
                grey ? Collections.nCopies(3, std.getFirst()) : std,
                new InputForm(
                        grey,
                        input.isOther("layout", "nchw", "nhwc"),
                        input.isOther("type", "float32", "uint8"),
                        input.isOther(
                                        "pixels",
                                        PixelForm.AS_DISPLAYED.modelName(),
                                        PixelForm.AS_STORED.modelName())
                                ? PixelForm.AS_STORED
                                : PixelForm.AS_DISPLAYED));
    }

    private static ModelOutput output(Entries output) throws ModelCardException {
        var said =
                new ModelOutput(
                        output.oneOf("activation", Activation.values(), Activation::modelName),
                        output.texts("classes"),
                        output.text("positive"));
        return new ModelOutput(
                said.activation(),
                said.classes(),
                said.positive(),
                output.textOr("speaksFor", said.speaksFor()),
                output.textOrIndex("tensor"));
    }

    /** A JSON object that knows where it stands, so that every complaint names its entry. */
    private record Entries(JsonObject object, String path) {

        Entries object(String key) throws ModelCardException {
            JsonElement value = required(key);
            if (!value.isJsonObject()) {
                throw wrong(key, "an object");
            }
            return new Entries(value.getAsJsonObject(), path + key + ".");
        }

        boolean has(String key) {
            return object.has(key);
        }

        String text(String key) throws ModelCardException {
            return asText(key, required(key));
        }

        String textOr(String key, String otherwise) throws ModelCardException {
            JsonElement value = optional(key);
            return value == null ? otherwise : asText(key, value);
        }

        double number(String key) throws ModelCardException {
            return asNumber(key, required(key));
        }

        double numberOr(String key, double otherwise) throws ModelCardException {
            JsonElement value = optional(key);
            return value == null ? otherwise : asNumber(key, value);
        }

        int whole(String key) throws ModelCardException {
            double number = number(key);
            if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
                throw wrong(key, "a whole number");
            }
            return (int) number;
        }

        List<Double> numbers(String key) throws ModelCardException {
            List<Double> numbers = new ArrayList<>();
            for (JsonElement element : array(key)) {
                numbers.add(asNumber(key, element));
            }
            return numbers;
        }

        List<String> texts(String key) throws ModelCardException {
            List<String> texts = new ArrayList<>();
            for (JsonElement element : array(key)) {
                texts.add(asText(key, element));
            }
            return texts;
        }

        <E> E oneOf(String key, E[] values, Function<E, String> name) throws ModelCardException {
            String text = text(key);
            for (E value : values) {
                if (name.apply(value).equals(text)) {
                    return value;
                }
            }
            throw new ModelCardException(
                    "model.json: %s%s is '%s', not one of %s"
                            .formatted(path, key, text, Arrays.stream(values).map(name).toList()));
        }

        /** True if an entry says the second of two words; the first is what is meant without. */
        boolean isOther(String key, String usual, String other) throws ModelCardException {
            String text = textOr(key, usual);
            if (!text.equals(usual) && !text.equals(other)) {
                throw new ModelCardException(
                        "model.json: %s%s is '%s', not one of %s"
                                .formatted(path, key, text, List.of(usual, other)));
            }
            return text.equals(other);
        }

        /** Text, or a whole number as text; blank if it is not there. */
        String textOrIndex(String key) throws ModelCardException {
            JsonElement value = optional(key);
            boolean number =
                    value != null
                            && value.isJsonPrimitive()
                            && value.getAsJsonPrimitive().isNumber();
            return number ? String.valueOf(whole(key)) : textOr(key, "");
        }

        /** Lists of numbers in an object; none if it is not there. */
        Map<String, List<Double>> numbersByName(String key) throws ModelCardException {
            Map<String, List<Double>> all = new HashMap<>();
            if (optional(key) != null) {
                Entries inner = object(key);
                for (String name : inner.object().keySet()) {
                    all.put(name, inner.numbers(name));
                }
            }
            return all;
        }

        private JsonArray array(String key) throws ModelCardException {
            JsonElement value = required(key);
            if (!value.isJsonArray()) {
                throw wrong(key, "a list");
            }
            return value.getAsJsonArray();
        }

        private JsonElement required(String key) throws ModelCardException {
            JsonElement value = optional(key);
            if (value == null) {
                throw new ModelCardException("model.json has no entry '" + path + key + "'");
            }
            return value;
        }

        private @Nullable JsonElement optional(String key) {
            JsonElement value = object.get(key);
            return value == null || value.isJsonNull() ? null : value;
        }

        private String asText(String key, JsonElement value) throws ModelCardException {
            if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
                throw wrong(key, "text");
            }
            return value.getAsString();
        }

        private double asNumber(String key, JsonElement value) throws ModelCardException {
            if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
                throw wrong(key, "a number");
            }
            return value.getAsDouble();
        }

        private ModelCardException wrong(String key, String expected) {
            return new ModelCardException("model.json: " + path + key + " is not " + expected);
        }
    }
}
