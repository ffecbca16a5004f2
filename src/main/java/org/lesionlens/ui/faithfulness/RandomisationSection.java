package org.lesionlens.ui.faithfulness;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lesionlens.analysis.NetworkPart;
import org.lesionlens.faithfulness.Randomisation;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** What is left of the map when the network's weights are shuffled. */
final class RandomisationSection extends VBox {

    private final Texts texts;
    private final GridPane table = new GridPane();
    private final VBox notes = new VBox();

    RandomisationSection(Texts texts, List<Randomisation> randomisations) {
        this.texts = texts;
        getStyleClass().add("section");
        setId("faithfulness-randomisation");
        table.getStyleClass().add("numbers");
        randomisations.forEach(this::addRow);
        getChildren()
                .addAll(
                        SectionParts.text("section-title", texts.get("randomisation.title")),
                        table,
                        notes,
                        SectionParts.text("reading", texts.get("randomisation.reading")),
                        SectionParts.text("paper", texts.get("randomisation.paper")));
    }

    private void addRow(Randomisation randomisation) {
        String part = key(randomisation.part());
        Label name = SectionParts.text("name", texts.get("randomisation." + part));
        name.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(name, Priority.ALWAYS);
        Label number = SectionParts.number("faithfulness-randomisation-" + part, "–");
        table.addRow(table.getRowCount(), name, number);
        switch (randomisation.outcome()) {
            case Randomisation.Correlation found ->
                    number.setText(Formats.share(found.spearman()).replace('-', '−'));
            case Randomisation.NoOrder _ -> note("randomisation.none", name.getText(), "");
            case Randomisation.NotAvailable missing ->
                    note("randomisation.missing", name.getText(), missing.reason());
        }
    }

    private void note(String key, String part, String reason) {
        notes.getChildren().add(SectionParts.text("note", texts.get(key, part, reason)));
    }

    private static String key(NetworkPart part) {
        return switch (part) {
            case HEAD -> "head";
            case HEAD_AND_LAST_STAGE -> "stage";
        };
    }
}
