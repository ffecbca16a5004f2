package org.lesionlens.ui.viewer;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/** How the picture is laid out, where a {@link LayoutChoice} has no room. */
public final class LayoutMenu extends MenuButton {

    /** The menu of the viewer. */
    public LayoutMenu(LesionViewModel model) {
        setId("layout-menu");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleHelp(Wording.TEXTS.get("layout"));
        var chosen = model.settings().layoutProperty();
        var group = new ToggleGroup();
        for (ViewLayout layout : ViewLayout.values()) {
            var item = new RadioMenuItem(Wording.TEXTS.get(LayoutChoice.id(layout)));
            item.setToggleGroup(group);
            item.setOnAction(_ -> chosen.set(layout));
            chosen.subscribe(now -> item.setSelected(now == layout));
            getItems().add(item);
        }
        chosen.subscribe(now -> setText(Wording.TEXTS.get(LayoutChoice.id(now))));
    }
}
