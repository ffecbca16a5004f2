package org.lesionlens.ui.layers;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Stylesheet;

/** The choice of the layer that is explained; not there where there is none. */
public final class LayersSection extends VBox {

    private final LayersViewModel model;
    private final ComboBox<LayerItem> choice = new ComboBox<>();
    private boolean listing;

    public LayersSection(LayersViewModel model) {
        this.model = model;
        setId("layers");
        getStyleClass().add("layers");
        getStylesheets().add(Stylesheet.beside(LayersSection.class, "layers.css"));
        String name = LayersViewModel.TEXTS.get("layer");
        var title = new Label(name.toUpperCase(Locale.getDefault(Locale.Category.DISPLAY)));
        title.getStyleClass().add("section-title");
        choice.setId("layer");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(name);
        choice.setAccessibleHelp(LayersViewModel.TEXTS.get("layer.help"));
        choice.setCellFactory(_ -> new Cell());
        choice.setButtonCell(new Cell());
        choice.setOnShowing(_ -> model.measure());
        choice.valueProperty()
                .subscribe(item -> {
                    if (item != null && !listing) {
                        model.choose(item.index());
                    }
                });
        getChildren()
                .addAll(
                        title,
                        choice,
                        note(),
                        told("layer-proof", model.proofProperty()),
                        told("given-inputs", model.givenProperty()));
        model.itemsProperty().subscribe(this::list);
        model.chosenProperty().subscribe(_ -> select());
        visibleProperty().bind(model.foundProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    private static Label note() {
        var note = new Label(LayersViewModel.TEXTS.get("layer.help"));
        note.getStyleClass().add("note");
        note.setWrapText(true);
        return note;
    }

    private static Label told(String id, ReadOnlyStringProperty words) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add("note");
        label.setWrapText(true);
        label.textProperty().bind(words);
        label.visibleProperty().bind(words.isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** The list may be open while its items are measured: each is replaced in its place. */
    private void list(List<LayerItem> items) {
        listing = true;
        var shown = choice.getItems();
        boolean same = shown.size() == items.size();
        for (int i = 0; same && i < items.size(); i++) {
            same = shown.get(i).name().equals(items.get(i).name());
        }
        if (!same) {
            shown.setAll(items);
        }
        for (int i = 0; i < items.size(); i++) {
            if (!shown.get(i).equals(items.get(i))) {
                shown.set(i, items.get(i));
            }
        }
        listing = false;
        select();
    }

    private void select() {
        listing = true;
        int layer = model.chosenProperty().get();
        if (layer < choice.getItems().size()) {
            choice.getSelectionModel().select(layer);
        }
        listing = false;
    }

    /** A layer's name, and below it what it costs. */
    private static final class Cell extends ListCell<LayerItem> {

        @Override
        protected void updateItem(@Nullable LayerItem item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : item.name() + "\n" + words(item));
        }

        private static String words(LayerItem item) {
            LayerFacts facts = item.facts();
            if (facts != null) {
                return LayersViewModel.TEXTS.get(
                        "layer.facts",
                        facts.width(),
                        facts.height(),
                        Formats.duration(facts.milliseconds()));
            }
            if (!item.failure().isBlank()) {
                return LayersViewModel.TEXTS.get("layer.failed");
            }
            return LayersViewModel.TEXTS.get(item.index() == 0 ? "layer.last" : "layer.unmeasured");
        }
    }
}
