package org.lesionlens.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.SessionViewModel;

/** What stands in the inspector while no model has said anything of a photo, and what may help. */
final class InspectorInvitation extends VBox {

    private final Texts texts = Texts.of(InspectorInvitation.class);
    private final SessionViewModel model;

    /**
     * @param openModel lets a person choose a model
     */
    InspectorInvitation(SessionViewModel model, Command openModel) {
        this.model = model;
        setId("inspector-invitation");
        getStyleClass().add("placeholder");
        var words = new Label();
        words.setWrapText(true);
        words.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::words,
                                model.lesion().photoProperty(),
                                model.model().inUseProperty(),
                                model.photos().failedProperty(),
                                model.activity()));
        var open = new Button(openModel.label(), new FontIcon(Feather.CPU));
        open.setId("inspector-open-model");
        open.setOnAction(_ -> openModel.action().run());
        var missing = model.model().inUseProperty().isNull().and(model.activity().isEmpty());
        open.visibleProperty().bind(missing);
        open.managedProperty().bind(missing);
        getChildren().addAll(words, open);
    }

    private String words() {
        if (model.lesion().photoProperty().get() == null) {
            return texts.get("inspector.nothing");
        }
        boolean isInUse = model.model().inUseProperty().get() != null;
        boolean isBusy = !model.activity().get().isEmpty();
        if (isInUse && !isBusy && model.photos().failedProperty().get()) {
            return texts.get("inspector.failed");
        }
        return texts.get(isInUse || isBusy ? "inspector.looking" : "inspector.noModel");
    }
}
