package org.lesionlens.report;

import java.io.IOException;
import java.util.stream.Collectors;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.image.InputSpec;

/** What the model's card says of it. */
record ModelSection(ReportedModel model) implements Section {

    @Override
    public String id() {
        return "model";
    }

    @Override
    public String title() {
        return "Model";
    }

    @Override
    public void write(Html html) throws IOException {
        ModelCard card = model.card();
        InputSpec input = card.input();
        new Facts()
                .add("Name", card.name())
                .add("Architecture", card.architecture())
                .add("SHA-256 of model and card", model.key().hex())
                .add("Classes", String.join(", ", card.output().classes()))
                .add("Looks for", card.output().positive())
                .add("Activation", card.output().activation().modelName())
                .add("Decision threshold of the card", String.valueOf(card.decisionThreshold()))
                .add(
                        "Input",
                        "%d×%d pixels, %s, %s, %s"
                                .formatted(
                                        input.width(),
                                        input.height(),
                                        input.fit().modelName(),
                                        input.interpolation().modelName(),
                                        input.form().pixels().modelName()))
                .add("Layer that is explained", card.targetLayer())
                .add("Takes besides the photo", String.join(", ", card.inputs().keySet()))
                .add("Trained on", card.trainedOn())
                .add("Intended use", card.intendedUse())
                .add("Licence", card.licence())
                .add(
                        "Not as in its file",
                        model.adjustments().stream()
                                .map(Adjustment::sentence)
                                .collect(Collectors.joining("; ")))
                .write(html);
    }
}
