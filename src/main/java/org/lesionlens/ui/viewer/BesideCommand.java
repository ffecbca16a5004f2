package org.lesionlens.ui.viewer;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;

/** Shows the selected lesions side by side, and ends it. */
public final class BesideCommand {

    private BesideCommand() {}

    /** For the menu of the view. */
    public static CommandGroup group(BesideViewModel model) {
        BooleanProperty open = model.openProperty();
        return new CommandGroup(
                ViewerWording.TEXTS.get("menu.view"),
                List.of(
                        Command.of(
                                        "beside",
                                        ViewerWording.TEXTS.get("command.beside"),
                                        "V",
                                        () -> open.set(!open.get()))
                                .checkedBy(open)
                                .enabledBy(model.offered())));
    }
}
