package org.lesionlens.ui.export;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.lesionlens.plots.PlotKind;
import org.lesionlens.ui.fx.Texts;

/** Which plot, of those that the set has what it takes for. */
final class PlotsChoices extends VBox {

    private static final Texts TEXTS = Texts.of(PlotsChoices.class);

    PlotsChoices(PlotsViewModel model) {
        model.measuredProperty().subscribe(_ -> offer(model));
    }

    private void offer(PlotsViewModel model) {
        var group = new ToggleGroup();
        getChildren().setAll(new Label(TEXTS.get("plots.which")));
        for (PlotKind one : model.offered()) {
            var button = Choices.radio("plot-" + one.key(), TEXTS.get("plot." + one.key()), group);
            button.setSelected(one == model.kindProperty().get());
            button.selectedProperty() // arrow keys select without pressing
                    .subscribe(on -> {
                        if (on) {
                            model.kindProperty().set(one);
                        }
                    });
            getChildren().add(button);
            if (button.isSelected()) {
                button.requestFocus(); // there was nothing to choose until now
            }
        }
        if (!model.offered().isEmpty()) {
            getChildren().addAll(Choices.note("plots.note"), Choices.note("drag"));
        }
    }
}
