package org.lesionlens.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where the photo will be while none is open. */
final class Welcome extends VBox {

    /**
     * @param buttons what can be opened
     */
    Welcome(List<Node> buttons) {
        setId("welcome");
        getStyleClass().add("welcome");
        var icon = new FontIcon(Feather.IMAGE);
        var headline = new Label("Drop a dermoscopy photo here");
        headline.getStyleClass().add("headline");
        var what = new Label("JPEG, PNG, TIFF or WebP; or a folder, or a model (.pt)");
        var choices = new HBox();
        choices.getChildren().addAll(buttons);
        choices.getStyleClass().add("choices");
        getChildren().addAll(icon, headline, what, choices);
    }
}
