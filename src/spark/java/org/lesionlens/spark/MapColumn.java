package org.lesionlens.spark;

import java.io.Serializable;
import java.util.List;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;

/**
 * A map of each photo, as three columns: its values row by row, and how many rows and columns it
 * has.
 *
 * @param name of the column of values, before those of rows and columns
 * @param method by which the map is made
 */
record MapColumn(String name, ExplanationMethod method) implements Serializable {

    /** Grad-CAM, as every result has it. */
    static final MapColumn OWN = new MapColumn("map", CamMethod.GRAD_CAM);

    /** The map by a method that is asked for by its name. */
    static MapColumn of(ExplanationMethod method) {
        return new MapColumn("map_" + method.key(), method);
    }

    String height() {
        return name + "_height";
    }

    String width() {
        return name + "_width";
    }

    /** All three, in their order. */
    List<String> names() {
        return List.of(height(), width(), name);
    }
}
