package org.lesionlens.ui.review;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Texts;

/**
 * Says which filter and order are on, of how many photos, and which numbers they hold for; a click
 * ends them. Blank while photos come as in the set.
 */
public final class FilterLine extends FlowPane {

    private static final Texts TEXTS = Texts.of(FilterLine.class);

    private final ReviewViewModel model;
    private final Button chip = new Button();
    private final Label count = new Label();
    private final Label numbers = new Label();

    public FilterLine(ReviewViewModel model) {
        this.model = model;
        setId("filter-line");
        getStyleClass().add("filter-line");
        ReviewStyle.dress(this);
        chip.setId("filter-chip");
        chip.setMnemonicParsing(false); // names of files and classes have underscores
        chip.getStyleClass().addAll("small", "filter-chip");
        chip.setGraphic(new Label("✕")); // a picture of taking it off
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.setTooltip(new Hint(TEXTS.get("filter.end")));
        chip.setAccessibleHelp(TEXTS.get("filter.end"));
        chip.setOnAction(_ -> model.widen());
        count.setId("filter-count");
        numbers.setId("filter-numbers");
        numbers.setWrapText(true);
        getChildren().addAll(chip, count, numbers);
        model.filterProperty().subscribe(_ -> tell());
        model.orderProperty().subscribe(_ -> tell());
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::count, model.sequence(), model.reviewProperty()));
    }

    private void tell() {
        CaseFilter filter = model.filterProperty().get();
        CaseOrder order = model.orderProperty().get();
        boolean isAll = filter.equals(CaseFilter.ALL);
        String sorted = TEXTS.get("filter.sorted", FilterWording.order(order));
        String wanted = TEXTS.get("filter.on", FilterWording.words(filter));
        chip.setText(isAll ? sorted : order == CaseOrder.ERROR ? wanted : wanted + ", " + sorted);
        chip.setAccessibleText(chip.getText());
        CaseFilter facts = filter.facts();
        numbers.setVisible(!isAll);
        numbers.setManaged(!isAll);
        numbers.setText(
                facts.equals(CaseFilter.ALL)
                        ? TEXTS.get("filter.numbers.all")
                        : TEXTS.get("filter.numbers.facts", FilterWording.words(facts)));
    }

    private String count() {
        var sequence = model.sequence().getValue();
        return sequence == null
                ? ""
                : TEXTS.get(
                        "filter.count",
                        Formats.count(sequence.size()),
                        Formats.count(model.reviewProperty().get().cases().size()));
    }
}
