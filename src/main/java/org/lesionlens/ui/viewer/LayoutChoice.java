package org.lesionlens.ui.viewer;

import java.util.Locale;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.SegmentedButton;
import org.lesionlens.ui.fx.Hint;

/** What is shown of the photo, as buttons in a row. */
public final class LayoutChoice extends SegmentedButton {

    /** The buttons of the viewer. */
    public LayoutChoice(LesionViewModel model) {
        getStyleClass().add("layout-choice");
        for (ViewLayout layout : ViewLayout.values()) {
            getButtons().add(button(layout, model));
        }
    }

    private static ToggleButton button(ViewLayout layout, LesionViewModel model) {
        String id = id(layout);
        var button = new ToggleButton(ViewerWording.TEXTS.get(id));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Hint(ViewerWording.TEXTS.get(id + ".help")));
        button.setAccessibleHelp(ViewerWording.TEXTS.get(id + ".help"));
        var chosen = model.settings().layoutProperty();
        chosen.subscribe(now -> button.setSelected(now == layout));
        button.selectedProperty()
                .subscribe(isChosen -> { // arrows choose without an action
                    if (isChosen) {
                        chosen.set(layout);
                    }
                });
        button.setOnAction(_ -> button.setSelected(true)); // a second click does not take it back
        return button;
    }

    /** Names a layout for programs and for the texts: {@code layout-side-by-side}. */
    static String id(ViewLayout layout) {
        return "layout-" + layout.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
