package org.lesionlens.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** Light or dark. */
public final class Theme {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final ObjectProperty<ColorScheme> scheme;

    /**
     * @param initial the system's choice, for example
     */
    public Theme(ColorScheme initial) {
        this.scheme = new SimpleObjectProperty<>(this, "scheme", initial);
    }

    /** Dresses {@code scene}, now and after every change. */
    public void applyTo(Scene scene) {
        scene.getStylesheets().add(Theme.class.getResource("theme.css").toExternalForm());
        scheme.subscribe(chosen -> {
            boolean dark = chosen == ColorScheme.DARK;
            var theme = dark ? new PrimerDark() : new PrimerLight();
            Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
            scene.getRoot().pseudoClassStateChanged(DARK, dark);
        });
    }

    /** The scheme in use. */
    public ObjectProperty<ColorScheme> schemeProperty() {
        return scheme;
    }

    /** Light becomes dark, dark becomes light. */
    public void toggle() {
        scheme.set(scheme.get() == ColorScheme.DARK ? ColorScheme.LIGHT : ColorScheme.DARK);
    }
}
