package org.lesionlens.ui.patients;

import java.util.List;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;
import org.lesionlens.ui.fx.Texts;

/** What leads from one patient to another, with its keys. */
public final class PatientCommands {

    private final Texts texts = Texts.of(PatientCommands.class);
    private final PatientsViewModel model;
    private final Runnable find;

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
                        List.of(next(), previous(), command("find-patient", "Shortcut+F", find))));
    }

    /** Goes on in the list. */
    Command next() {
        return command("next-patient", "Alt+DOWN", () -> model.move(1));
    }

    /** Goes back in the list. */
    Command previous() {
        return command("previous-patient", "Alt+UP", () -> model.move(-1));
    }

    private Command command(String id, String keys, Runnable action) {
        return Command.of(id, texts.get("command." + id), keys, action)
                .enabledBy(model.listedProperty().map(list -> !list.isEmpty()));
    }
}
