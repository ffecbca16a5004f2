package org.lesionlens.ui.attribution;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.lesionlens.attribution.Replacement;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.explain.PerturbationMethod;
import org.lesionlens.explain.PixelMethod;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Presence;

/** What can be chosen of the chosen method; what belongs to others is not there. */
final class AttributionOptionsGrid extends GridPane {

    private static final Set<ExplanationMethod> SMOOTH =
            Set.of(PixelMethod.SMOOTHGRAD, PixelMethod.SMOOTHGRAD_SQUARED);
    private static final Set<ExplanationMethod> PATH = Set.of(PixelMethod.INTEGRATED_GRADIENTS);
    private static final Set<ExplanationMethod> PATCH = Set.of(PerturbationMethod.OCCLUSION);
    private static final Set<ExplanationMethod> RANDOM = Set.of(PerturbationMethod.RISE);

    private final AttributionChoice choice;
    private int rows;

    AttributionOptionsGrid(AttributionChoice choice) {
        this.choice = choice;
        getStyleClass().add("options");
        setId("attribution-options");
        List<Replacement> replacements = List.of(Replacement.values());
        Function<Integer, String> count = number -> Formats.count(number);
        add("steps", PATH, List.of(8, 16, 32, 64, 128, 256), choice.stepsProperty(), count);
        add(
                "baseline",
                PATH,
                replacements,
                choice.baselineProperty(),
                AttributionWording::replacement);
        add("samples", SMOOTH, List.of(10, 25, 50, 100), choice.samplesProperty(), count);
        add(
                "noise",
                SMOOTH,
                List.of(0.05, 0.1, 0.15, 0.2, 0.3),
                choice.noiseProperty(),
                share -> AttributionWording.TEXTS.get("percent", Formats.whole(100 * share)));
        add(
                "patch",
                PATCH,
                List.of(4, 6, 8, 12, 16),
                choice.patchesProperty(),
                part -> AttributionWording.TEXTS.get("patch.part", count.apply(part)));
        add("cover", PATCH, replacements, choice.coverProperty(), AttributionWording::replacement);
        add("masks", RANDOM, List.of(250, 500, 1000, 2000, 4000), choice.masksProperty(), count);
        add(
                "behind",
                RANDOM,
                replacements,
                choice.behindProperty(),
                AttributionWording::replacement);
    }

    private <T> void add(
            String id,
            Set<ExplanationMethod> of,
            List<T> values,
            Property<T> chosen,
            Function<T, String> words) {
        ComboBox<T> box = combo("attribution-" + id, values, words);
        box.valueProperty().bindBidirectional(chosen);
        box.setAccessibleText(AttributionWording.TEXTS.get(id));
        var label = new Label(AttributionWording.TEXTS.get(id));
        label.setLabelFor(box);
        label.setWrapText(true);
        addRow(rows++, label, box); // not the row count, which leaves out what is not managed
        setHgrow(box, Priority.ALWAYS);
        choice.methodProperty()
                .subscribe(method -> {
                    boolean here = of.contains(method);
                    Presence.of(label, here);
                    Presence.of(box, here);
                });
    }

    /** A list to choose from. */
    static <T> ComboBox<T> combo(String id, List<T> values, Function<T, String> words) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setVisibleRowCount(values.size());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setCellFactory(_ -> cell(words));
        box.setButtonCell(cell(words));
        return box;
    }

    private static <T> ListCell<T> cell(Function<T, String> words) {
        return new ListCell<>() {
            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : words.apply(item));
            }
        };
    }
}
