package org.lesionlens.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Truth;
import org.lesionlens.review.Agreement;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.Comparison;
import org.lesionlens.review.Comparison.Thresholds;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.InWindow;
import org.lesionlens.ui.fx.LiveScrollPane;
import org.lesionlens.ui.fx.NumberField;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.review.Panel;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.review.ReviewStyle;
import org.lesionlens.ui.review.ReviewViewModel;

/** Two judges of the open set, on the photos that both have called. */
public final class ComparisonView extends StackPane {

    private static final double TWO_COLUMNS = 860; // pixels of room, below: one
    private static final double GAP = 16;

    private final ComparisonViewModel model;
    private final ReviewViewModel review;
    private final Runnable showGallery;
    private final Label secondName = Panel.text("judge-name", "");
    private final Label note = Panel.text("judged", "");
    private final Label compared = Panel.text("judged", "");
    private final Label why = Panel.text("placeholder", "");
    private final LiveScrollPane scroll = new LiveScrollPane();
    private final FlowPane secondRow;
    private final VBox empty;
    private final TwoCurvesPanel curves = new TwoCurvesPanel();
    private final List<ComparisonPanel> panels;
    private final FlowPane grid = new FlowPane();

    /**
     * What surrounds a comparison, and is not of it.
     *
     * @param firstName what the first judge is called
     * @param progress how far the second model is with the set; blank if it is done
     * @param starting begin a comparison
     * @param doing do something with it
     * @param showGallery brings the gallery up, whose filter was set
     */
    public record Surroundings(
            ObservableValue<String> firstName,
            ObservableValue<String> progress,
            List<Command> starting,
            List<Command> doing,
            Runnable showGallery) {}

    /**
     * @param model that is shown
     * @param around what it stands in
     */
    public ComparisonView(ComparisonViewModel model, Surroundings around) {
        this.model = model;
        this.review = model.review();
        this.showGallery = around.showGallery();
        this.secondRow = judge("second", secondName);
        this.panels = List.of(new AgreementPanel(this::showPhotos), curves, new TwoRatesPanel());
        setId("compare");
        getStyleClass().add("compare");
        ReviewStyle.dressPanels(this);
        getStylesheets().add(Stylesheet.beside(ComparisonView.class, "compare.css"));
        this.empty = empty(around.starting());
        var content = new VBox(head(around), grid);
        content.getStyleClass().add("content");
        grid.getStyleClass().add("panels");
        grid.getChildren().setAll(panels);
        content.widthProperty().subscribe(width -> arrange(width.doubleValue()));
        scroll.setId("compare-scroll");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.visibleProperty().bind(model.secondProperty().isNotNull());
        getChildren().addAll(scroll, empty);
        model.secondProperty().subscribe(this::tell);
        model.refusalProperty().subscribe(_ -> tellWhy());
        model.comparisonProperty().subscribe(this::show);
        model.intervalProperty().subscribe(curves::showInterval);
        review.thresholdProperty().when(InWindow.of(this)).subscribe(_ -> at());
        model.secondThresholdProperty().when(InWindow.of(this)).subscribe(_ -> at());
        model.activeProperty().bind(InWindow.of(this));
    }

    private VBox empty(List<Command> starting) {
        why.setId("compare-why");
        var buttons = new FlowPane();
        buttons.getStyleClass().add("starting");
        starting.forEach(command -> buttons.getChildren().add(button(command, "begin-")));
        var page = new VBox(why, buttons);
        page.getStyleClass().add("empty");
        page.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        page.visibleProperty().bind(model.secondProperty().isNull());
        return page;
    }

    private static Button button(Command command, String prefix) {
        var button = new Button(command.label());
        button.setId(prefix + command.id());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> command.action().run());
        var enabled = command.enabled();
        if (enabled != null) {
            enabled.subscribe(on -> button.setDisable(!on));
        }
        return button;
    }

    private VBox head(Surroundings around) {
        var firstName = Panel.text("judge-name", "");
        firstName.setId("compare-first");
        firstName.textProperty().bind(around.firstName());
        secondName.setId("compare-second");
        note.setId("compare-note");
        compared.setId("compare-compared");
        var progress = Panel.text("judged", "");
        progress.setId("compare-progress");
        progress.textProperty().bind(around.progress());
        hideWhileBlank(progress);
        hideWhileBlank(note);
        var actions = new FlowPane();
        actions.getStyleClass().add("actions");
        around.doing().forEach(command -> actions.getChildren().add(button(command, "do-")));
        FlowPane firstRow = judge("first", firstName);
        firstRow.getChildren().add(threshold("first", review.thresholdProperty()));
        secondRow.getChildren().add(threshold("second", model.secondThresholdProperty()));
        var head = new VBox(firstRow, secondRow, note, compared, progress, actions);
        head.getStyleClass().add("head");
        return head;
    }

    private static void hideWhileBlank(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private static FlowPane judge(String which, Label name) {
        var key = new Label(ComparisonWording.TEXTS.get("judge." + which));
        key.getStyleClass().add(which + "-key");
        var row = new FlowPane(key, name);
        row.getStyleClass().add("judge-row");
        return row;
    }

    private static Node threshold(String which, DoubleProperty threshold) {
        var field = new NumberField("compare-threshold-" + which, 5);
        field.setAccessibleText(ComparisonWording.TEXTS.get("threshold." + which));
        field.edit(threshold, t -> ProbabilityWords.threshold(t, 3));
        var label = new Label(ComparisonWording.TEXTS.get("threshold"));
        label.setLabelFor(field);
        var group = new FlowPane(label, field);
        group.setId("threshold-of-" + which);
        group.getStyleClass().add("threshold-group");
        return group;
    }

    private void arrange(double width) {
        double room = width - 2 * GAP;
        boolean isWide = room >= TWO_COLUMNS;
        panels.forEach(panel -> panel.setPrefWidth(isWide ? (room - GAP) / 2 - 1 : room));
        panels.getFirst().setPrefWidth(room); // two tables stand in it
    }

    private void tell(@Nullable SecondJudge second) {
        tellWhy();
        if (second != null) {
            if (!second.name().equals(secondName.getText())) {
                scroll.setVvalue(0); // another comparison is read from its beginning
            }
            secondName.setText(second.name());
            note.setText(second.note());
            Node threshold = secondRow.getChildren().getLast();
            threshold.setVisible(!second.isReader());
            threshold.setManaged(!second.isReader());
        }
    }

    private void tellWhy() {
        String refusal = model.refusalProperty().get();
        why.setText(refusal.isEmpty() ? ComparisonWording.TEXTS.get("empty") : refusal);
    }

    private void show(@Nullable Comparison comparison) {
        SecondJudge second = model.secondProperty().get();
        grid.setVisible(comparison != null);
        if (comparison == null || second == null) {
            compared.setText(ComparisonWording.TEXTS.get("soon"));
            return;
        }
        compared.setText(ComparisonWording.compared(comparison));
        String sought = ComparisonWording.sought(review.classesProperty().get());
        panels.forEach(panel -> panel.show(second, comparison, sought));
        curves.showInterval(model.intervalProperty().get());
        at();
    }

    private void at() {
        Thresholds thresholds = model.thresholds();
        panels.forEach(panel -> panel.at(thresholds));
    }

    /** A number that is clicked leads to exactly the photos that it counts. */
    private void showPhotos(Truth truth, Agreement agreement) {
        Thresholds at = model.thresholds();
        SecondJudge second = model.secondProperty().get();
        String name =
                ComparisonWording.TEXTS.get(
                        "picked",
                        ComparisonWording.TEXTS.get(
                                "truth." + truth,
                                ComparisonWording.sought(review.classesProperty().get())),
                        ComparisonWording.TEXTS.get("agreement." + agreement),
                        second == null ? "" : second.name(),
                        ProbabilityWords.threshold(at.first(), 3),
                        ProbabilityWords.threshold(at.second(), 3));
        CaseFilter facts = review.filterProperty().get().facts();
        review.filterProperty()
                .set(facts.withPicked(Optional.of(model.picked(truth, agreement, name))));
        review.selectWanted();
        showGallery.run();
    }
}
