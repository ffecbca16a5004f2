package org.lesionlens.ui.review;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Texts;

/**
 * Chooses for which of a model's classes the set is judged; there only for models with several. Of
 * another class than the model's own there is no heat, which it says.
 */
public final class ClassBox extends HBox {

    private static final Texts TEXTS = Texts.of(ClassBox.class);

    private final ReviewViewModel model;
    private final ComboBox<String> choice = new ComboBox<>();
    private final Label title = new Label(TEXTS.get("class"));
    private final Label other = new Label();

    /**
     * @param id of the choice
     */
    public ClassBox(ReviewViewModel model, String id) {
        this.model = model;
        getStyleClass().add("class-choice");
        choice.setId(id);
        choice.getStyleClass().add("small");
        choice.setMinWidth(USE_PREF_SIZE);
        choice.setAccessibleText(TEXTS.get("class"));
        choice.setTooltip(new Hint(TEXTS.get("class.help")));
        choice.setOnAction(_ -> choose());
        title.setLabelFor(choice);
        title.setMinWidth(USE_PREF_SIZE);
        other.setId(id + "-other");
        other.getStyleClass().add("other-class");
        getChildren().addAll(title, choice, other);
        model.classesProperty().subscribe(this::show);
    }

    private void choose() {
        int chosen = choice.getSelectionModel().getSelectedIndex();
        if (chosen >= 0) {
            model.lookFor(chosen);
        }
    }

    private void show(ClassChoice now) {
        setVisible(now.isOffered());
        setManaged(now.isOffered());
        choice.setOnAction(null); // what is shown has not been chosen by anybody
        choice.getItems().setAll(now.classes().names());
        choice.getSelectionModel().select(now.chosen());
        choice.setOnAction(_ -> choose());
        boolean isOther = now.isOffered() && !now.isOwn();
        other.setText(
                isOther
                        ? TEXTS.get("class.other", now.classes().names().get(now.classes().own()))
                        : "");
        other.setVisible(isOther);
        other.setManaged(isOther);
    }
}
