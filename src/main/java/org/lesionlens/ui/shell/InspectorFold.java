package org.lesionlens.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.lesionlens.ui.settings.CurrentSettings;

/**
 * Whether the inspector is folded away: in a wide window as the person left it, in a narrow one
 * until it is asked for, because the photo needs the room more.
 */
final class InspectorFold {

    private final CurrentSettings settings;
    private final ObservableBooleanValue narrow;
    private final BooleanProperty asked = new SimpleBooleanProperty(this, "asked");
    private final BooleanBinding folded;

    /**
     * @param narrow true while the window is too narrow for all
     */
    InspectorFold(CurrentSettings settings, ObservableBooleanValue narrow) {
        this.settings = settings;
        this.narrow = narrow;
        this.folded =
                Bindings.createBooleanBinding(
                        () ->
                                narrow.get()
                                        ? !asked.get()
                                        : settings.settingsProperty().get().inspectorFolded(),
                        narrow,
                        asked,
                        settings.settingsProperty());
    }

    /** True while it is folded away. */
    BooleanBinding folded() {
        return folded;
    }

    /** Folds it away, or brings it back. */
    void toggle() {
        if (narrow.get()) {
            asked.set(!asked.get());
        } else {
            settings.change(now -> now.withInspectorFolded(!now.inspectorFolded()));
        }
    }
}
