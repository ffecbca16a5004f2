package org.lesionlens.analysis;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Collections;
import java.util.List;
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
            return card(new JsonEntries(root.getAsJsonObject(), ""));
        } catch (JsonParseException e) {
            throw new ModelCardException("model.json is not JSON: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ModelCardException("model.json: " + e.getMessage(), e);
        }
    }

    private static ModelCard card(JsonEntries root) throws ModelCardException {
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
                InputsReader.read(root),
                root.isOther("ensemble", "probabilities", "logits"));
    }

    private static InputSpec input(JsonEntries input) throws ModelCardException {
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

    private static ModelOutput output(JsonEntries output) throws ModelCardException {
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
}
