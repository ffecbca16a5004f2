package org.lesionlens.ui.export;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lesionlens.figure.FigurePick;
import org.lesionlens.ui.fx.Texts;

/** What can be chosen of a figure of many lesions. */
final class FigureChoices extends VBox {

    private static final List<Integer> COUNTS = List.of(10, 25, 50, 100);
    private static final Texts TEXTS = Texts.of(FigureChoices.class);

    FigureChoices(FigureViewModel model) {
        if (model.isLarge()) {
            getChildren().addAll(new Label(TEXTS.get("figure.count")), counts(model), picks(model));
        }
        CheckBox shared = Choices.check("figure.shared");
        model.sharedProperty().bind(shared.selectedProperty());
        CheckBox apart = Choices.check("figure.apart");
        model.apartProperty().bind(apart.selectedProperty());
        CheckBox paged = Choices.check("figure.paged");
        model.pagedProperty().bind(paged.selectedProperty());
        CheckBox named = Choices.check("figure.named");
        model.namedProperty().bind(named.selectedProperty());
        var pages = new Label();
        model.outgoing()
                .drawnProperty()
                .subscribe(drawn ->
                        pages.setText(
                                drawn == null
                                        ? ""
                                        : TEXTS.get("figure.pages", drawn.pages().size())));
        getChildren()
                .addAll(
                        shared,
                        apart,
                        paged,
                        named,
                        Choices.note("figure.privacy"),
                        Choices.note("drag"),
                        pages);
    }

    private static ComboBox<Integer> counts(FigureViewModel model) {
        var counts = new ComboBox<>(FXCollections.observableList(COUNTS));
        counts.setId("figure-count");
        counts.setAccessibleText(TEXTS.get("figure.count"));
        counts.setValue(FigureViewModel.USUAL_COUNT);
        counts.valueProperty().subscribe(chosen -> model.countProperty().set(chosen));
        return counts;
    }

    private static ComboBox<FigurePick> picks(FigureViewModel model) {
        var picks = new ComboBox<>(FXCollections.observableArrayList(FigurePick.values()));
        picks.setId("figure-pick");
        picks.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable FigurePick pick) {
                        return pick == null ? "" : TEXTS.get("figure.pick." + pick.key());
                    }

                    @Override
                    public FigurePick fromString(String text) {
                        throw new UnsupportedOperationException("nobody types: " + text);
                    }
                });
        picks.setValue(model.pickProperty().get());
        model.pickProperty().bind(picks.valueProperty());
        return picks;
    }
}
