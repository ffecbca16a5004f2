package org.lesionlens.ui.settings;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The settings in use; belongs to the UI thread. */
public final class CurrentSettings {

    private final ReadOnlyObjectWrapper<Settings> settings;
    private final ObjectProperty<Map<String, String>> view;

    /**
     * @param initial what was remembered
     * @param saver is given every change
     */
    public CurrentSettings(Settings initial, Consumer<Settings> saver) {
        this.settings = new ReadOnlyObjectWrapper<>(this, "settings", initial);
        this.view = new SimpleObjectProperty<>(this, "view", initial.view());
        view.subscribe((_, newest) -> change(now -> now.withView(newest)));
        settings.subscribe((_, newest) -> saver.accept(newest));
    }

    /** Replaces the settings by what {@code edit} makes of them. */
    public void change(UnaryOperator<Settings> edit) {
        settings.set(edit.apply(settings.get()));
    }

    /** The settings now. */
    public Settings get() {
        return settings.get();
    }

    /** The settings. */
    public ReadOnlyObjectProperty<Settings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** What the views remember; they replace the map to have it saved. */
    public ObjectProperty<Map<String, String>> viewProperty() {
        return view;
    }
}
