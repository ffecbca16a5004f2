package org.lesionlens.ui.reading;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.lesionlens.reading.Reader;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.NumberField;
import org.lesionlens.ui.fx.Stylesheet;

/** Asks who reads, in which order, and when truth and heat are shown. */
public final class ReadingSetup extends VBox {

    private static final double WIDTH = 460;

    private final ComboBox<String> name = new ComboBox<>();
    private final RadioButton shuffled = radio("shuffled");
    private final NumberField number = new NumberField("reading-number", 6);
    private final RadioButton atEnd = radio("at-end");
    private final RadioButton each = radio("each");
    private final CheckBox facts = new CheckBox(ReadingWording.TEXTS.get("setup.facts"));

    /**
     * What is to be read.
     *
     * @param sought name of the class that is looked for
     * @param photos how many, also while a set is still being opened
     * @param filter that chose them
     * @param readers who have read before
     */
    public record Subject(
            String sought,
            ObservableValue<Integer> photos,
            CaseFilter filter,
            List<Reader> readers) {}

    /**
     * @param begin is told how somebody wants to read
     * @param close takes this away
     */
    public ReadingSetup(Subject subject, Consumer<ReadingChoices> begin, Runnable close) {
        setId("reading-setup");
        getStyleClass().add("reading-setup");
        getStylesheets().add(Stylesheet.beside(ReadingView.class, "reading.css"));
        setAccessibleRole(AccessibleRole.DIALOG);
        String title = ReadingWording.TEXTS.get("setup.title", subject.sought());
        setAccessibleText(title);
        setPrefWidth(WIDTH);
        prepareName(subject);
        var headline = text(title);
        headline.getStyleClass().add("headline");
        var tells = text(ReadingWording.TEXTS.get("setup.tells"));
        tells.setId("reading-filter-tells");
        tells.getStyleClass().add("warning-text");
        boolean isTelling = ReadingWording.tells(subject.filter());
        tells.setVisible(isTelling);
        tells.setManaged(isTelling);
        getChildren()
                .addAll(
                        headline,
                        text(ReadingWording.TEXTS.get("setup.what")),
                        named("setup.name", name),
                        count(subject),
                        tells,
                        order(),
                        revealing(),
                        facts,
                        buttons(subject, begin, close));
    }

    private void prepareName(Subject subject) {
        name.setId("reading-name");
        name.setEditable(true);
        name.setMaxWidth(Double.MAX_VALUE);
        name.getItems()
                .setAll(
                        subject.readers().stream()
                                .filter(one -> one.sought().equals(subject.sought()))
                                .map(Reader::name)
                                .toList());
        name.setAccessibleText(ReadingWording.TEXTS.get("setup.name"));
        name.getEditor().setPromptText(ReadingWording.TEXTS.get("setup.name.help"));
    }

    private static VBox named(String key, Node field) {
        var label = new Label(ReadingWording.TEXTS.get(key));
        label.setLabelFor(field);
        return new VBox(label, field);
    }

    private static Label count(Subject subject) {
        Label count = text("");
        count.setId("reading-photos");
        count.textProperty()
                .bind(
                        subject.photos()
                                .map(photos ->
                                        ReadingWording.TEXTS.get(
                                                "setup.photos", Formats.count(photos))));
        return count;
    }

    private static Label text(String words) {
        var text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        return text;
    }

    private static RadioButton radio(String id) {
        var button = new RadioButton(ReadingWording.TEXTS.get("setup." + id));
        button.setId("reading-" + id);
        button.setWrapText(true);
        button.setMinHeight(USE_PREF_SIZE);
        return button;
    }

    private VBox order() {
        RadioButton shown = radio("shown");
        var group = new ToggleGroup();
        group.getToggles().setAll(shuffled, shown);
        shuffled.setSelected(true);
        number.setText("1");
        number.setOnTaken(() -> number.setText(Long.toString(number())));
        number.setAccessibleText(ReadingWording.TEXTS.get("setup.number"));
        number.disableProperty().bind(shuffled.selectedProperty().not());
        var row = new HBox(shuffled, number);
        row.getStyleClass().add("row");
        return choices(row, shown);
    }

    private long number() {
        OptionalDouble typed = number.typed();
        return typed.isPresent() ? Math.round(typed.getAsDouble()) : 1;
    }

    private VBox revealing() {
        var group = new ToggleGroup();
        group.getToggles().setAll(atEnd, each);
        atEnd.setSelected(true);
        facts.setId("reading-show-facts");
        facts.setSelected(true);
        return choices(atEnd, each);
    }

    private static VBox choices(Node... parts) {
        var choices = new VBox(parts);
        choices.getStyleClass().add("choices");
        return choices;
    }

    private HBox buttons(Subject subject, Consumer<ReadingChoices> begin, Runnable close) {
        var start = new Button(ReadingWording.TEXTS.get("setup.begin"));
        start.setId("reading-begin");
        start.getStyleClass().add("accent");
        start.setDefaultButton(true);
        ObservableValue<String> typed = name.getEditor().textProperty();
        start.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        !Reader.isName(typed.getValue())
                                                || subject.photos().getValue() == 0,
                                name.getEditor().textProperty(),
                                subject.photos()));
        name.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> { // a list that can be typed into keeps this key from the button
                    if (event.getCode() == KeyCode.ENTER && !name.isShowing()) {
                        start.fire();
                        event.consume();
                    }
                });
        start.setOnAction(_ -> {
            close.run();
            begin.accept(
                    new ReadingChoices(
                            new Reader(typed.getValue(), subject.sought()),
                            shuffled.isSelected(),
                            number(),
                            each.isSelected(),
                            facts.isSelected()));
        });
        var cancel = new Button(ReadingWording.TEXTS.get("setup.cancel"));
        cancel.setId("reading-cancel");
        cancel.setOnAction(_ -> close.run());
        var row = new HBox(cancel, start);
        row.getStyleClass().add("actions");
        return row;
    }
}
