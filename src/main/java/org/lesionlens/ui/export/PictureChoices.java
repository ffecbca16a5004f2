package org.lesionlens.ui.export;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.lesionlens.ui.fx.Texts;

/** What can be chosen of one lesion's picture. */
final class PictureChoices extends VBox {

    private static final Texts TEXTS = Texts.of(PictureChoices.class);

    PictureChoices(ExportViewModel model) {
        var group = new ToggleGroup();
        var whole = Choices.radio("export-whole", TEXTS.get("whole", model.sizeOf(true)), group);
        var seen = Choices.radio("export-seen", TEXTS.get("seen", model.sizeOf(false)), group);
        whole.setSelected(model.wholeProperty().get());
        seen.setSelected(!model.wholeProperty().get());
        model.wholeProperty().bind(whole.selectedProperty());
        var beside = Choices.check("export.beside");
        beside.setSelected(model.photoBesideProperty().get());
        beside.setVisible(model.canStandBeside());
        beside.setManaged(model.canStandBeside());
        model.photoBesideProperty().bind(beside.selectedProperty());
        var named = Choices.check("export.named");
        model.namedProperty().bind(named.selectedProperty());
        getChildren()
                .addAll(
                        new Label(TEXTS.get("picture")),
                        whole,
                        seen,
                        beside,
                        named,
                        Choices.note("privacy"),
                        Choices.note("drag"));
    }
}
