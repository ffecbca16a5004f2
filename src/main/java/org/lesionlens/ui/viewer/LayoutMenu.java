package org.lesionlens.ui.viewer;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.lesionlens.ui.fx.Hint;

/** What is shown of the photo, as a menu where there is no room for {@link LayoutChoice}. */
public final class LayoutMenu extends MenuButton {

    public LayoutMenu(LesionViewModel model) {
        setId("layout-menu");
        setAccessibleText(ViewerWording.TEXTS.get("layout"));
        setTooltip(new Hint(ViewerWording.TEXTS.get("layout")));
        var chosen = model.settings().layoutProperty();
        var group = new ToggleGroup();
        for (ViewLayout layout : ViewLayout.values()) {
            String name = ViewerWording.TEXTS.get(LayoutChoice.id(layout));
            var item = new RadioMenuItem(name);
            item.setId("menu-" + LayoutChoice.id(layout));
            item.setToggleGroup(group);
            item.setOnAction(_ -> chosen.set(layout));
            chosen.subscribe(now -> item.setSelected(now == layout));
            getItems().add(item);
        }
        chosen.subscribe(now -> setText(ViewerWording.TEXTS.get(LayoutChoice.id(now))));
    }
}
