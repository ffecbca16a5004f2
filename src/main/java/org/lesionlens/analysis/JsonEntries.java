package org.lesionlens.analysis;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object that knows where it stands, so that every complaint names its entry. */
record JsonEntries(JsonObject object, String path) {

    JsonEntries object(String key) throws ModelCardException {
        JsonElement value = required(key);
        if (!value.isJsonObject()) {
            throw wrong(key, "an object");
        }
        return new JsonEntries(value.getAsJsonObject(), path + key + ".");
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
                value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
        return number ? String.valueOf(whole(key)) : textOr(key, "");
    }

    JsonArray array(String key) throws ModelCardException {
        JsonElement value = required(key);
        if (!value.isJsonArray()) {
            throw wrong(key, "a list");
        }
        return value.getAsJsonArray();
    }

    JsonElement required(String key) throws ModelCardException {
        JsonElement value = optional(key);
        if (value == null) {
            throw new ModelCardException("model.json has no entry '" + path + key + "'");
        }
        return value;
    }

    @Nullable JsonElement optional(String key) {
        JsonElement value = object.get(key);
        return value == null || value.isJsonNull() ? null : value;
    }

    String asText(String key, JsonElement value) throws ModelCardException {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw wrong(key, "text");
        }
        return value.getAsString();
    }

    double asNumber(String key, JsonElement value) throws ModelCardException {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw wrong(key, "a number");
        }
        return value.getAsDouble();
    }

    ModelCardException wrong(String key, String expected) {
        return new ModelCardException("model.json: " + path + key + " is not " + expected);
    }
}
