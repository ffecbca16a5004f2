package org.lesionlens.ui.viewer;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.lesionlens.ui.fx.Hint;

/** Says at the picture that photos are not shown as they are; a click ends it. */
final class PhotoLookChip extends Button {

    PhotoLookChip(ObjectProperty<PhotoLook> look) {
        super(ViewerWording.TEXTS.get("look.on"));
        setId("look-chip");
        getStyleClass().addAll("small", "look-chip");
        setTooltip(new Hint(ViewerWording.TEXTS.get("look.help")));
        setAccessibleText(ViewerWording.TEXTS.get("command.photo-as-it-is"));
        setOnAction(_ -> look.set(PhotoLook.AS_IT_IS));
        visibleProperty().bind(look.map(now -> !now.isAsItIs()));
        managedProperty().bind(visibleProperty());
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
    }
}
