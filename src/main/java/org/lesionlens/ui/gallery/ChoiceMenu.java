package org.lesionlens.ui.gallery;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import org.lesionlens.ui.fx.Texts;

/**
 * A button whose menu chooses any of some values; none chosen means all. The menu stays open while
 * one chooses.
 *
 * @param <T> type of the values
 */
final class ChoiceMenu<T> extends MenuButton {

    private static final Texts TEXTS = Texts.of(ChoiceMenu.class);

    private final String title;
    private final Function<T, String> naming;
    private final Consumer<Set<T>> onChange;
    private Set<T> chosen = Set.of();

    /**
     * @param options asked for whenever the menu opens
     * @param naming what a person calls a value
     * @param onChange is told what is chosen now
     */
    ChoiceMenu(
            String title,
            Supplier<List<T>> options,
            Function<T, String> naming,
            Consumer<Set<T>> onChange) {
        super(title);
        this.title = title;
        this.naming = naming;
        this.onChange = onChange;
        getStyleClass().add("small");
        setMinWidth(USE_PREF_SIZE);
        getItems().add(new MenuItem()); // without any, it does not open
        setOnShowing(_ -> getItems().setAll(options.get().stream().map(this::item).toList()));
        choose(Set.of());
    }

    private CustomMenuItem item(T value) {
        var box = new CheckBox(naming.apply(value));
        box.setSelected(chosen.contains(value));
        box.setMouseTransparent(true); // it would tick itself, and nothing would be chosen
        var row = new StackPane(box); // hears the clicks, in all of the line
        row.setPickOnBounds(true);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("choice");
        var item = new CustomMenuItem(row, false);
        item.setOnAction(_ -> {
            box.setSelected(!box.isSelected());
            var changed = new HashSet<>(chosen);
            if (box.isSelected()) {
                changed.add(value);
            } else {
                changed.remove(value);
            }
            onChange.accept(changed);
        });
        return item;
    }

    /** Shows what is chosen. */
    void choose(Set<T> values) {
        chosen = Set.copyOf(values);
        setText(chosen.isEmpty() ? title : TEXTS.get("filter.chosen", title, chosen.size()));
        setAccessibleText(getText());
    }
}
