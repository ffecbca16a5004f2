package org.lesionlens.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

/** Light or dark. */
public final class Theme {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private static final Color DARK_GROUND = Color.web("#0d1117"); // that of Primer Dark

    private final ObjectProperty<ThemeChoice> choice =
            new SimpleObjectProperty<>(this, "choice", ThemeChoice.SYSTEM);
    private final ObjectProperty<ColorScheme> system;
    private final ReadOnlyObjectWrapper<ColorScheme> scheme;

    /**
     * Follows the system.
     *
     * @param system the system's scheme, as long as nobody says that it changed
     */
    public Theme(ColorScheme system) {
        this.system = new SimpleObjectProperty<>(this, "system", system);
        this.scheme = new ReadOnlyObjectWrapper<>(this, "scheme", system);
        this.choice.subscribe(_ -> follow());
        this.system.subscribe(_ -> follow());
    }

    private void follow() {
        scheme.set(
                switch (choice.get()) {
                    case SYSTEM -> system.get();
                    case LIGHT -> ColorScheme.LIGHT;
                    case DARK -> ColorScheme.DARK;
                });
    }

    /** What a window is filled with before there is anything in it. */
    public Color ground() {
        return scheme.get() == ColorScheme.DARK ? DARK_GROUND : Color.WHITE;
    }

    /** Dresses {@code scene}, now and after every change. */
    public void applyTo(Scene scene) {
        scene.getStylesheets().add(Stylesheet.beside(Theme.class, "theme.css"));
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            scene.getStylesheets().add(Stylesheet.beside(Theme.class, "opaque-popups.css"));
        }
        scheme.subscribe(chosen -> {
            boolean dark = chosen == ColorScheme.DARK;
            var theme = dark ? new PrimerDark() : new PrimerLight();
            Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
            scene.getRoot().pseudoClassStateChanged(DARK, dark);
        });
    }

    /** What is wanted. */
    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /** What the system has. */
    public ObjectProperty<ColorScheme> systemProperty() {
        return system;
    }

    /** The scheme in use; follows from the two others. */
    public ReadOnlyObjectProperty<ColorScheme> schemeProperty() {
        return scheme.getReadOnlyProperty();
    }

    /** Light becomes dark, dark becomes light. */
    public void toggle() {
        choice.set(scheme.get() == ColorScheme.DARK ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }
}
