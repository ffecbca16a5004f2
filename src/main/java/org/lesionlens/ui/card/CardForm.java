package org.lesionlens.ui.card;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.PixelForm;
import org.lesionlens.ui.card.CardProblem.Field;
import org.lesionlens.ui.fx.Texts;

/** The fields of a card that are written or chosen from a few. */
final class CardForm extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final List<Integer> USUAL_SIZES = List.of(224, 380, 456, 512);
    private static final int MOST_LINES = 5;

    private final Texts texts = CardViewModel.TEXTS;
    private final CardViewModel model;

    CardForm(CardViewModel model) {
        this.model = model;
        getStyleClass().add("form");
        getChildren()
                .addAll(
                        field(Field.NAME, "name", text("name", model.nameProperty()), ""),
                        field(Field.CLASSES, "classes", classes(), classesHint()),
                        decision(),
                        field(Field.SIZE, "size", size(), sizeHint()),
                        field(
                                null,
                                "fit",
                                choice("fit", model.fitProperty(), List.of(InputFit.values())),
                                ""),
                        field(
                                null,
                                "interpolation",
                                choice(
                                        "interpolation",
                                        model.interpolationProperty(),
                                        List.of(Interpolation.values())),
                                ""),
                        field(
                                null,
                                "pixels",
                                choice(
                                        "pixels",
                                        model.pixelsProperty(),
                                        List.of(PixelForm.values())),
                                texts.get("pixels.hint")),
                        field(null, "activation", activation(), activationHint()));
    }

    private HBox decision() {
        VBox positive = field(Field.POSITIVE, "positive", positive(), "");
        HBox.setHgrow(positive, Priority.ALWAYS);
        VBox threshold =
                field(
                        Field.THRESHOLD,
                        "threshold",
                        text("threshold", model.thresholdProperty()),
                        "");
        threshold.getStyleClass().add("short");
        var both = new HBox(positive, threshold);
        both.getStyleClass().add("decision");
        return both;
    }

    private VBox field(@Nullable Field which, String key, Control control, String hint) {
        control.setId("card-" + key);
        control.setMaxWidth(Double.MAX_VALUE);
        control.setAccessibleText(texts.get(key).replace("_", ""));
        control.setAccessibleHelp(hint);
        var label = new Label(texts.get(key));
        label.setMnemonicParsing(true);
        label.setLabelFor(control);
        var field = new VBox(label, control);
        field.getStyleClass().add("field");
        if (!hint.isBlank()) {
            field.getChildren().add(note("hint", hint));
        }
        if (which != null) {
            Label wrong = note("problem", "");
            wrong.setId("card-" + key + "-problem");
            field.getChildren().add(wrong);
            model.problemProperty().subscribe(found -> mark(found, which, control, wrong));
        }
        return field;
    }

    private static void mark(
            @Nullable CardProblem found, Field which, Control control, Label wrong) {
        boolean here = found != null && found.field() == which;
        control.pseudoClassStateChanged(WRONG, here);
        wrong.setText(found != null && here ? found.words() : "");
        wrong.setVisible(here);
        wrong.setManaged(here);
    }

    private static Label note(String style, String words) {
        var note = new Label(words);
        note.getStyleClass().add(style);
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }

    private static TextField text(String key, StringProperty value) {
        var field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.getStyleClass().add(key);
        return field;
    }

    private ComboBox<String> size() {
        var box = new ComboBox<String>();
        box.setEditable(true);
        box.getItems()
                .setAll(
                        Stream.concat(
                                        traced().stream(),
                                        USUAL_SIZES.stream()
                                                .map(side -> new InputSize(side, side).text()))
                                .distinct()
                                .toList());
        box.setValue(model.sizeProperty().get());
        box.getEditor().textProperty().bindBidirectional(model.sizeProperty());
        box.getEditor().setAccessibleText(texts.get("size").replace("_", ""));
        return box;
    }

    private List<String> traced() {
        Integer width = model.guess().width();
        Integer height = model.guess().height();
        return width == null || height == null
                ? List.of()
                : List.of(new InputSize(width, height).text());
    }

    private String sizeHint() {
        Integer width = model.guess().width();
        Integer height = model.guess().height();
        return width == null || height == null
                ? texts.get("size.unknown")
                : texts.get("size.traced", width, height);
    }

    private <T extends Enum<T>> ComboBox<T> choice(
            String key, ObjectProperty<T> value, List<T> items) {
        var box = new ComboBox<T>();
        box.getItems().setAll(items);
        box.setConverter(words(item -> texts.get(key + "." + item.name())));
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    /** Nothing is ever typed into these boxes. */
    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        };
    }

    private ComboBox<Activation> activation() {
        ComboBox<Activation> box =
                choice("activation", model.activationProperty(), List.of(Activation.values()));
        box.setDisable(model.activationKnown());
        return box;
    }

    private String activationHint() {
        CardGuess guess = model.guess();
        Activation found = guess.activation();
        if (found == Activation.NONE) {
            return texts.get("activation.probabilities");
        }
        if (found != null) {
            return texts.get("activation.found", texts.get("activation." + found.name()));
        }
        return guess.outputs() == 1
                ? texts.get("activation.single")
                : texts.get("activation.several", guess.outputs());
    }

    private TextArea classes() {
        var area = new TextArea();
        area.setPrefRowCount(Math.min(MOST_LINES, model.classesNeeded()));
        area.setPrefColumnCount(1);
        area.textProperty().bindBidirectional(model.classesProperty());
        return area;
    }

    private String classesHint() {
        return model.guess().outputs() == 1
                ? texts.get("classes.single", model.speaksForLine())
                : texts.get("classes.several", model.classesNeeded());
    }

    private ComboBox<@Nullable String> positive() {
        var box = new ComboBox<@Nullable String>();
        model.classNamesProperty()
                .subscribe(names -> {
                    String chosen = model.positiveProperty().get();
                    box.getItems().setAll(names);
                    if (names.contains(chosen) && !Objects.equals(chosen, box.getValue())) {
                        box.setValue(chosen);
                    }
                });
        box.valueProperty().bindBidirectional(model.positiveProperty());
        return box;
    }
}
