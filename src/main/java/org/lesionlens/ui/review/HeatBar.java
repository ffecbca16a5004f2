package org.lesionlens.ui.review;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Texts;

/** How the heat of all lesions that are seen together is made and drawn. */
public final class HeatBar extends FlowPane {

    private static final double STEP = 0.05;
    private static final Texts TEXTS = Texts.of(HeatBar.class);

    private final LesionMaps maps;
    private final ComboBox<String> classes = new ComboBox<>();
    private final ComboBox<CamMethod> methods = new ComboBox<>();
    private final Label state = new Label();

    /**
     * @param maps which maps they are of
     * @param opacity of the heat, in [0, 1]
     * @param threshold heat below it is not shown, in [0, 1] of the shown scale
     */
    public HeatBar(LesionMaps maps, DoubleProperty opacity, DoubleProperty threshold) {
        this.maps = maps;
        getStyleClass().add("heat-bar");
        methods.getItems().setAll(CamMethod.values());
        methods.setConverter(new MethodLabels());
        methods.valueProperty().bindBidirectional(maps.methodProperty());
        classes.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> {
                    if (index.intValue() >= 0) {
                        maps.classIndexProperty().set(index.intValue());
                    }
                });
        maps.classIndexProperty().subscribe(index -> classes.getSelectionModel().select(index));
        maps.sourceProperty().subscribe(this::offer);
        maps.stateProperty().subscribe(this::tell);
        state.setId("heat-state");
        state.visibleProperty().bind(state.textProperty().isNotEmpty());
        state.managedProperty().bind(state.visibleProperty());
        getChildren()
                .addAll(
                        share("heat.opacity", opacity),
                        share("heat.threshold", threshold),
                        choice("heat.class", classes),
                        choice("heat.method", methods),
                        state);
    }

    private void offer(LesionMaps.@Nullable Source source) {
        disable(source == null);
        classes.getItems().setAll(source == null ? List.of() : source.names());
        classes.getSelectionModel().select((int) maps.classIndexProperty().get());
    }

    private void disable(boolean nothing) {
        classes.setDisable(nothing);
        methods.setDisable(nothing);
    }

    private void tell(LesionMaps.State now) {
        state.setText(
                switch (now) {
                    case LesionMaps.State.Complete _ -> "";
                    case LesionMaps.State.Asking(int done, int all) ->
                            TEXTS.get("heat.asking", done, all);
                    case LesionMaps.State.Failed(String reason) -> TEXTS.get("heat.failed", reason);
                });
    }

    private static HBox share(String key, DoubleProperty share) {
        var slider = new Slider(0, 1, share.get());
        slider.setId(id(key));
        slider.setBlockIncrement(STEP);
        slider.setAccessibleText(TEXTS.get(key));
        slider.setTooltip(new Hint(TEXTS.get("heat.help")));
        slider.valueProperty().bindBidirectional(share);
        return part(key, slider);
    }

    private static HBox choice(String key, ComboBox<?> choice) {
        choice.setId(id(key));
        choice.setAccessibleText(TEXTS.get(key));
        choice.setTooltip(new Hint(TEXTS.get("heat.asks")));
        return part(key, choice);
    }

    private static String id(String key) {
        return key.replace('.', '-');
    }

    private static HBox part(String key, Control control) {
        var label = new Label(TEXTS.get(key));
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(control);
        var part = new HBox(label, control);
        part.getStyleClass().add("part");
        return part;
    }
}
