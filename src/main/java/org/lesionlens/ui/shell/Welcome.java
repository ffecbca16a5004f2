package org.lesionlens.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.files.PictureFormat;
import org.lesionlens.ui.fx.Texts;

/** What stands where the photo will be while none is open. */
final class Welcome extends VBox {

    /**
     * @param buttons what can be opened
     */
    Welcome(List<Node> buttons) {
        var texts = Texts.of(Welcome.class);
        setId("welcome");
        getStyleClass().add("welcome");
        var icon = new FontIcon(Feather.IMAGE);
        var headline = new Label(texts.get("welcome.headline"));
        headline.getStyleClass().add("headline");
        var what = new Label(texts.get("welcome.what", PictureFormat.allLabels()));
        var choices = new FlowPane(); // four have no room beside each other in a small window
        choices.getChildren().addAll(buttons);
        choices.getStyleClass().add("choices");
        getChildren().addAll(icon, headline, what, choices);
    }
}
