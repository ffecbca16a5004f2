package org.lesionlens.ui.review;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Texts;

/** Chooses whose probabilities a set is judged by; there only where a table tells some. */
final class ProbabilitySourceChoice extends HBox {

    private static final Texts TEXTS = Texts.of(ProbabilitySourceChoice.class);

    ProbabilitySourceChoice(ReviewViewModel model) {
        getStyleClass().add("source-choice");
        var choice = new ComboBox<ProbabilitySource>();
        choice.setId("probability-source");
        choice.getStyleClass().add("small");
        choice.getItems().setAll(ProbabilitySource.values());
        choice.setConverter(new Names());
        choice.setMinWidth(USE_PREF_SIZE);
        choice.setAccessibleText(TEXTS.get("source"));
        choice.setTooltip(new Hint(TEXTS.get("source.help")));
        model.reviewProperty().subscribe(set -> choice.setValue(set.source()));
        choice.setOnAction(_ -> model.judgeBy(choice.getValue()));
        var title = new Label(TEXTS.get("source"));
        title.setLabelFor(choice);
        title.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(title, choice);
        model.predicted()
                .subscribe(told -> {
                    setVisible(told);
                    setManaged(told);
                });
    }

    private static final class Names extends StringConverter<ProbabilitySource> {

        @Override
        public String toString(ProbabilitySource source) {
            return ProbabilityWords.name(source);
        }

        @Override
        public ProbabilitySource fromString(String name) {
            throw new UnsupportedOperationException("the list is not editable");
        }
    }
}
