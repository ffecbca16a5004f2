package org.lesionlens.ui.shell;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.lesionlens.ui.fx.Texts;

/** Chooses the page. */
final class PageSwitch extends HBox {

    PageSwitch(Pages pages) {
        setId("pages");
        var texts = Texts.of(PageSwitch.class);
        var group = new ToggleGroup();
        Page[] all = Page.values();
        for (Page page : all) {
            var button = new ToggleButton(texts.get("page." + page.name()));
            button.setId("page-" + page.name());
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass()
                    .add(
                            page == all[0]
                                    ? "left-pill"
                                    : page == all[all.length - 1] ? "right-pill" : "center-pill");
            button.setOnAction(_ -> {
                button.setSelected(true); // pressed again it stays
                pages.show(page);
            });
            pages.shownProperty().subscribe(shown -> button.setSelected(shown == page));
            getChildren().add(button);
        }
    }
}
