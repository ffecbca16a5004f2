package org.lesionlens.ui.patients;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;
import org.lesionlens.ui.fx.Texts;

/** What leads from one patient to another, with its keys. */
public final class PatientCommands {

    private final Texts texts = Texts.of(PatientCommands.class);
    private final PatientsViewModel model;
    private final Runnable find;
    private final BooleanProperty bodyMap = new SimpleBooleanProperty(this, "bodyMap", true);

    /**
     * @param find brings a person to the search in the list
     */
    public PatientCommands(PatientsViewModel model, Runnable find) {
        this.model = model;
        this.find = find;
    }

    /** The commands by menu. */
    public List<CommandGroup> groups() {
        return List.of(
                new CommandGroup(
                        texts.get("menu.go"),
                        List.of(next(), previous(), command("find-patient", "Shortcut+F", find))),
                new CommandGroup(texts.get("menu.view"), List.of(showBodyMap())));
    }

    /** Goes on in the list. */
    Command next() {
        return command("next-patient", "Alt+DOWN", () -> model.move(1));
    }

    /** Goes back in the list. */
    Command previous() {
        return command("previous-patient", "Alt+UP", () -> model.move(-1));
    }

    private Command showBodyMap() {
        return command("body-map", "Shift+B", () -> bodyMap.set(!bodyMap.get())).checkedBy(bodyMap);
    }

    /** Whether the page shows where on the body its lesions are. */
    public BooleanProperty bodyMapProperty() {
        return bodyMap;
    }

    private Command command(String id, String keys, Runnable action) {
        return Command.of(id, texts.get("command." + id), keys, action)
                .enabledBy(model.listedProperty().map(list -> !list.isEmpty()));
    }
}
