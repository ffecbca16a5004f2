package org.lesionlens.ui.fx;

import java.net.URL;
import java.util.Objects;

/** The stylesheets that lie beside the views that wear them. */
public final class Stylesheet {

    private Stylesheet() {}

    /**
     * The address of a stylesheet, as a scene or a parent takes it.
     *
     * @param view that it lies beside
     * @param name for example {@code gallery.css}
     * @throws NullPointerException if there is none of that name
     */
    public static String beside(Class<?> view, String name) {
        URL found = view.getResource(name);
        return Objects.requireNonNull(found, name).toExternalForm();
    }
}
