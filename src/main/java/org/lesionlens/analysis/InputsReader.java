package org.lesionlens.analysis;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.InputPart.Logarithm;

/**
 * Reads what a card says of a network's inputs besides the photo.
 *
 * <p>An input is {@code {"zeros": N}} or a list. A part of a list is a number, or an object that
 * names a {@code fact}: with {@code values}, a number for each category; with {@code oneHot}, the
 * categories, of which {@code null} is the one of what is not known; else a number, of which {@code
 * log} or {@code log1p} may be taken as {@code logarithm}, before {@code subtract} and {@code
 * divide}. {@code missing} stands for what is not known.
 */
final class InputsReader {

    private static final int MOST_ZEROS = 100_000;

    private InputsReader() {}

    /** All inputs by their names; none if the card has no entry. */
    static Map<String, InputEncoding> read(JsonEntries card) throws ModelCardException {
        Map<String, InputEncoding> all = new HashMap<>();
        if (card.optional("inputs") != null) {
            JsonEntries inputs = card.object("inputs");
            for (String name : inputs.object().keySet()) {
                all.put(name, encoding(name, inputs));
            }
        }
        return all;
    }

    private static InputEncoding encoding(String name, JsonEntries inputs)
            throws ModelCardException {
        if (inputs.required(name).isJsonObject()) {
            int zeros = inputs.object(name).whole("zeros");
            if (zeros < 1 || zeros > MOST_ZEROS) {
                throw inputs.wrong(name, "a number of zeros");
            }
            return InputEncoding.of(Collections.nCopies(zeros, 0.0));
        }
        List<InputPart> parts = new ArrayList<>();
        for (JsonElement element : inputs.array(name)) {
            if (element.isJsonObject()) {
                String path = inputs.path() + name + ".";
                parts.add(part(new JsonEntries(element.getAsJsonObject(), path)));
            } else {
                parts.add(new InputPart.Constant(inputs.asNumber(name, element)));
            }
        }
        return new InputEncoding(parts);
    }

    private static InputPart part(JsonEntries part) throws ModelCardException {
        LesionFact fact = fact(part);
        Double missing = part.optional("missing") == null ? null : part.number("missing");
        if (part.has("values")) {
            return new InputPart.Categories(fact, values(part.object("values")), missing);
        }
        if (part.has("oneHot")) {
            return new InputPart.OneHot(fact, categories(part), missing);
        }
        return scaled(part, fact, missing);
    }

    private static InputPart scaled(JsonEntries part, LesionFact fact, @Nullable Double missing)
            throws ModelCardException {
        Logarithm logarithm =
                part.has("logarithm")
                        ? part.oneOf("logarithm", Logarithm.values(), Logarithm::modelName)
                        : Logarithm.NONE;
        return new InputPart.Scaled(
                fact, logarithm, part.numberOr("subtract", 0), part.numberOr("divide", 1), missing);
    }

    private static LesionFact fact(JsonEntries part) throws ModelCardException {
        String name = part.text("fact");
        return LesionFact.named(name)
                .orElseThrow(() ->
                        new ModelCardException(
                                "model.json: %sfact is '%s', not one of %s"
                                        .formatted(
                                                part.path(),
                                                name,
                                                Arrays.stream(LesionFact.values())
                                                        .map(LesionFact::modelName)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static Map<String, Double> values(JsonEntries values) throws ModelCardException {
        Map<String, Double> numbers = new LinkedHashMap<>();
        JsonObject object = values.object();
        for (String category : object.keySet()) {
            numbers.put(category, values.number(category));
        }
        return numbers;
    }

    private static List<String> categories(JsonEntries part) throws ModelCardException {
        List<String> categories = new ArrayList<>();
        for (JsonElement element : part.array("oneHot")) {
            categories.add(element.isJsonNull() ? "" : part.asText("oneHot", element));
        }
        return categories;
    }
}
