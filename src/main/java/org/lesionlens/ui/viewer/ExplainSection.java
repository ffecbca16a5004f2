package org.lesionlens.ui.viewer;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Hint;

/** Which class is explained, and what is to be known of its map. */
final class ExplainSection extends VBox {

    private final LesionViewModel model;
    private final ComboBox<String> choice = new ComboBox<>();
    private final CheckBox spread = new CheckBox(ViewerWording.TEXTS.get("spread"));
    private final Label border = new Label();
    private final Label ofProbability = new Label(ViewerWording.TEXTS.get("of-probability"));
    private @Nullable ModelCard listed;

    ExplainSection(LesionViewModel model) {
        this.model = model;
        getStyleClass().add("section");
        spread.setId("spread-shown");
        spread.setWrapText(true);
        spread.setTooltip(new Hint(ViewerWording.TEXTS.get("spread.help")));
        spread.setAccessibleHelp(ViewerWording.TEXTS.get("spread.help"));
        spread.selectedProperty().bindBidirectional(model.settings().spreadProperty());
        border.setId("border-warning");
        border.getStyleClass().add("warning-note");
        border.setWrapText(true);
        ofProbability.setId("of-probability");
        ofProbability.setWrapText(true);
        getChildren()
                .addAll(
                        Sections.title(ViewerWording.TEXTS.get("explain")),
                        classChooser(),
                        new MethodChoice(model.settings().methodProperty()),
                        signed(),
                        spread,
                        ofProbability,
                        border);
        model.analysisProperty().subscribe(this::show);
        model.classIndexProperty()
                .subscribe(index -> choice.getSelectionModel().select(index.intValue()));
    }

    private VBox classChooser() {
        choice.setId("class");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(ViewerWording.TEXTS.get("class").replace("_", ""));
        choice.setAccessibleHelp(ViewerWording.TEXTS.get("class.help"));
        var label = new Label(ViewerWording.TEXTS.get("class"));
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
        var box = new CheckBox(ViewerWording.TEXTS.get("signed"));
        box.setId("signed");
        box.setWrapText(true);
        box.setTooltip(new Hint(ViewerWording.TEXTS.get("signed.help")));
        box.selectedProperty().bindBidirectional(model.settings().signedProperty());
        box.disableProperty()
                .bind(model.settings().methodProperty().map(method -> !method.isSigned()));
        return box;
    }

    private void show(@Nullable Analysis analysis) {
        if (analysis == null) {
            border.setVisible(false); // it was said of the photo before
            return;
        }
        if (!analysis.card().equals(listed)) {
            listed = analysis.card();
            choice.getItems().setAll(choices(analysis));
        }
        choice.getSelectionModel().select(analysis.explanation().classIndex());
        boolean several = analysis.pass().branches().size() > 1;
        spread.setVisible(several);
        spread.setManaged(several);
        ofProbability.setVisible(analysis.explainsProbability());
        ofProbability.setManaged(analysis.explainsProbability());
        var energy = analysis.explanation().borderEnergy().filter(BorderEnergy::isHigh);
        border.setVisible(energy.isPresent());
        border.setManaged(energy.isPresent());
        energy.ifPresent(high -> border.setText(warning(high)));
    }

    private static String warning(BorderEnergy high) {
        return ViewerWording.TEXTS.get(
                "border.warning", Formats.whole(100 * high.share()), Formats.share(high.ratio()));
    }

    private static List<String> choices(Analysis analysis) {
        int classes = analysis.card().output().classes().size();
        return IntStream.range(0, classes)
                .mapToObj(i -> ViewerWording.direction(analysis, i))
                .toList();
    }
}
