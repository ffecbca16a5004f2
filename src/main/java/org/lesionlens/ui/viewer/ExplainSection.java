package org.lesionlens.ui.viewer;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.ui.fx.Formats;

/** Which class is explained, and what is to be known of its map. */
final class ExplainSection extends VBox {

    private final LesionViewModel model;
    private final ComboBox<String> choice = new ComboBox<>();
    private final Label border = new Label();
    private @Nullable ModelCard listed;

    ExplainSection(LesionViewModel model) {
        this.model = model;
        getStyleClass().add("section");
        border.setId("border-warning");
        border.getStyleClass().add("warning-note");
        border.setWrapText(true);
        getChildren().addAll(Sections.title("Explain"), classChooser(), signed(), border);
        model.analysisProperty().subscribe(this::show);
        model.classIndexProperty()
                .subscribe(index -> choice.getSelectionModel().select(index.intValue()));
    }

    private VBox classChooser() {
        choice.setId("class");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText("Explained class");
        choice.setAccessibleHelp("Grad-CAM shows what speaks for this class");
        var label = new Label("_Class (Grad-CAM)");
        label.setMnemonicParsing(true);
        label.setLabelFor(choice);
        choice.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> {
                    if (index.intValue() >= 0) {
                        model.classIndexProperty().set(index.intValue());
                    }
                });
        return new VBox(label, choice);
    }

    private CheckBox signed() {
        var box = new CheckBox("_Signed: evidence against it, too");
        box.setId("signed");
        box.setTooltip(new Tooltip("Blue speaks against the class, brown for it; before the ReLU"));
        box.selectedProperty().bindBidirectional(model.signedProperty());
        return box;
    }

    private void show(@Nullable Analysis analysis) {
        if (analysis == null) {
            return;
        }
        if (!analysis.card().equals(listed)) {
            listed = analysis.card();
            choice.getItems().setAll(choices(analysis));
        }
        choice.getSelectionModel().select(analysis.explanation().classIndex());
        var energy = analysis.explanation().borderEnergy().filter(BorderEnergy::isHigh);
        border.setVisible(energy.isPresent());
        border.setManaged(energy.isPresent());
        energy.ifPresent(high -> border.setText(warning(high)));
    }

    private static String warning(BorderEnergy high) {
        return "%s %% of the heat lies along the border, %s times its share of the area. It may come from padding, not from the lesion."
                .formatted(Formats.whole(100 * high.share()), Formats.share(high.ratio()));
    }

    /** With a single logit, what is called the other class is only evidence against the first. */
    private static List<String> choices(Analysis analysis) {
        var output = analysis.card().output();
        int logits = analysis.pass().logits().size();
        return IntStream.range(0, output.classes().size())
                .mapToObj(i ->
                        output.scoreOf(i, logits).negated()
                                ? "against " + output.positive()
                                : "for " + output.classes().get(i))
                .toList();
    }
}
