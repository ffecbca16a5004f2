package org.lesionlens.ui.viewer;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.ui.fx.InWindow;
import org.lesionlens.ui.fx.ProbabilityBar;
import org.lesionlens.ui.review.LesionWording;
import org.lesionlens.ui.review.OutcomeMark;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.review.ReviewViewModel;

/**
 * What the model says of the lesion, the call at the decision threshold, and whether it is right.
 * All of it is of the class that the model looks for, whose map is shown; if the set is judged for
 * another one, a line says how it is called for that.
 */
final class CallSection extends VBox {

    private final LesionViewModel model;
    private final ReviewViewModel review;
    private final ObservableValue<@Nullable LesionImage> lesion;
    private final Label positiveName = new Label();
    private final Label probability = new Label();
    private final ProbabilityBar bar = new ProbabilityBar();
    private final Label call = new Label();
    private final OutcomeMark mark = new OutcomeMark();
    private final Label facts = new Label();
    private final Label pixels = new Label();
    private final HBox truth = new HBox(mark, facts);
    private final GridPane classes = new GridPane();
    private final OutcomeMark otherMark = new OutcomeMark();
    private final Label otherCall = new Label();
    private final HBox other = new HBox(otherMark, otherCall);

    /**
     * @param review tells the threshold, and which class is looked for
     * @param lesion what is known of the shown photo; null if it is of no set
     */
    CallSection(
            LesionViewModel model,
            ReviewViewModel review,
            ObservableValue<@Nullable LesionImage> lesion) {
        this.model = model;
        this.review = review;
        this.lesion = lesion;
        getStyleClass().add("section");
        positiveName.getStyleClass().add("positive-name");
        probability.getStyleClass().add("probability");
        probability.setId("probability");
        call.setId("call");
        call.setWrapText(true);
        pixels.setId("pixels");
        pixels.setWrapText(true);
        pixels.setMinHeight(USE_PREF_SIZE);
        truth.setId("truth");
        truth.getStyleClass().add("truth-line");
        facts.setWrapText(true);
        classes.getStyleClass().add("classes");
        other.getStyleClass().add("truth-line");
        otherCall.setId("other-call");
        otherCall.setWrapText(true);
        getChildren()
                .addAll(
                        Sections.title(ViewerWording.TEXTS.get("call")),
                        new VBox(positiveName, probability),
                        bar,
                        call,
                        truth,
                        pixels,
                        classes,
                        other);
        model.analysisProperty().subscribe(_ -> show());
        model.absentProperty().subscribe(_ -> show());
        model.otherPixelsProperty().subscribe(_ -> show());
        review.thresholdProperty().when(InWindow.of(this)).subscribe(_ -> show());
        review.ownThresholdProperty().when(InWindow.of(this)).subscribe(_ -> show());
        review.classesProperty().subscribe(_ -> show());
        lesion.subscribe(_ -> show());
    }

    private void show() {
        Analysis analysis = model.analysisProperty().get();
        if (analysis == null) {
            await();
            return;
        }
        getChildren().forEach(part -> part.setVisible(true));
        var output = analysis.card().output();
        double t = review.ownThresholdProperty().get();
        double positive = analysis.positiveProbability();
        positiveName.setText(ViewerWording.TEXTS.get("call.probability", output.positive()));
        probability.setText(ProbabilityWords.number(positive, t));
        bar.show(positive, t);
        bar.setAccessibleText(positiveName.getText() + " " + probability.getText());
        call.setText(
                ViewerWording.TEXTS.get(
                        analysis.isPositive(t) ? "call.positive" : "call.negative",
                        output.positive(),
                        ProbabilityWords.threshold(t, 2)));
        showTruth(positive, t);
        showPixels(positive, t);
        showClasses(output.classes(), analysis.probabilities());
        showOther(output.classes(), analysis.probabilities());
    }

    /** What was said of the photo before is none of this one's. */
    private void await() {
        getChildren().stream().skip(1).forEach(part -> part.setVisible(false));
        call.setVisible(true);
        LesionImage absent = model.absentProperty().get();
        call.setText(ViewerWording.TEXTS.get(absent == null ? "call.awaited" : "call.absent"));
        Double told = absent == null ? null : absent.facts().prediction();
        if (told != null) {
            showTold(told, review.ownThresholdProperty().get());
        }
    }

    /** What a table says of a lesion whose photo is not here. */
    private void showTold(double told, double t) {
        getChildren().getFirst().setVisible(true);
        probability.getParent().setVisible(true);
        positiveName.setText(ViewerWording.TEXTS.get("call.told"));
        probability.setText(ProbabilityWords.number(told, t));
        bar.setVisible(true);
        bar.show(told, t);
        bar.setAccessibleText(positiveName.getText() + " " + probability.getText());
        showTruth(told, t);
    }

    private void showTruth(double positive, double t) {
        LesionImage known = lesion.getValue();
        truth.setVisible(known != null);
        truth.setManaged(known != null);
        if (known != null) {
            mark.show(OutcomeGroup.of(known.truth(), positive, t));
            facts.setText(LesionWording.facts(known));
        }
    }

    private void showOther(List<String> names, List<Double> probabilities) {
        ClassChoice choice = review.classesProperty().get();
        boolean isOther = !choice.isOwn() && choice.classes().names().equals(names);
        other.setVisible(isOther);
        other.setManaged(isOther);
        if (!isOther) {
            return;
        }
        double t = review.thresholdProperty().get();
        double p = probabilities.get(choice.chosen());
        LesionImage known = lesion.getValue();
        otherMark.setVisible(known != null);
        otherMark.setManaged(known != null);
        if (known != null) {
            Truth truth = choice.classes().truth(known.facts().finding(), choice.chosen());
            otherMark.show(OutcomeGroup.of(truth, p, t));
        }
        otherCall.setText(
                ViewerWording.TEXTS.get(
                        p >= t ? "call.other.positive" : "call.other.negative",
                        choice.name(),
                        ProbabilityWords.number(p, t),
                        ProbabilityWords.threshold(t, 2)));
    }

    private void showPixels(double positive, double t) {
        OtherPixels other = model.otherPixelsProperty().get();
        pixels.setVisible(other != null);
        pixels.setManaged(other != null);
        if (other != null) {
            pixels.getStyleClass().remove("warning-note");
            if (other.probability() >= t != positive >= t) {
                pixels.getStyleClass().add("warning-note");
            }
            pixels.setText(ViewerWording.pixels(other, positive, t));
        }
    }

    private void showClasses(List<String> names, List<Double> probabilities) {
        classes.getChildren().clear();
        boolean more = names.size() > 2; // of two, one is the rest of the other
        classes.setVisible(more);
        classes.setManaged(more);
        for (int i = 0; i < names.size(); i++) {
            var value = new Label(ProbabilityWords.number(probabilities.get(i)));
            value.getStyleClass().add("number");
            classes.addRow(i, new Label(names.get(i)), value);
        }
    }
}
