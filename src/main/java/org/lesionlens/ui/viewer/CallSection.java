package org.lesionlens.ui.viewer;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.ProbabilityBar;

/** What the model says of the lesion: probabilities, and the call at the decision threshold. */
final class CallSection extends VBox {

    private final Label positiveName = new Label();
    private final Label probability = new Label();
    private final ProbabilityBar bar = new ProbabilityBar();
    private final Label call = new Label();
    private final GridPane classes = new GridPane();

    CallSection(LesionViewModel model) {
        getStyleClass().add("section");
        positiveName.getStyleClass().add("positive-name");
        probability.getStyleClass().add("probability");
        probability.setId("probability");
        call.setId("call");
        call.setWrapText(true);
        classes.getStyleClass().add("classes");
        getChildren()
                .addAll(
                        Sections.title(Wording.TEXTS.get("call")),
                        new VBox(positiveName, probability),
                        bar,
                        call,
                        classes);
        model.analysisProperty().subscribe(this::show);
    }

    private void show(@Nullable Analysis analysis) {
        if (analysis == null) {
            return;
        }
        var output = analysis.card().output();
        double threshold = analysis.card().decisionThreshold();
        double positive = analysis.positiveProbability();
        positiveName.setText(Wording.TEXTS.get("call.probability", output.positive()));
        probability.setText(Formats.probability(positive));
        bar.show(positive, threshold);
        bar.setAccessibleText(positiveName.getText() + " " + probability.getText());
        boolean called = analysis.isPositive(threshold);
        call.setText(
                Wording.TEXTS.get(
                        called ? "call.positive" : "call.negative",
                        output.positive(),
                        Formats.share(threshold)));
        showClasses(output.classes(), analysis.probabilities());
    }

    private void showClasses(List<String> names, List<Double> probabilities) {
        classes.getChildren().clear();
        boolean more = names.size() > 2; // of two, one is the rest of the other
        classes.setVisible(more);
        classes.setManaged(more);
        for (int i = 0; i < names.size(); i++) {
            var value = new Label(Formats.probability(probabilities.get(i)));
            value.getStyleClass().add("number");
            classes.addRow(i, new Label(names.get(i)), value);
        }
    }
}
