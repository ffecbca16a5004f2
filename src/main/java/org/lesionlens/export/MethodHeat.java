package org.lesionlens.export;

import java.util.List;
import org.lesionlens.overlay.HeatField;

/**
 * The heat of one method over a picture.
 *
 * @param method its name
 * @param words what its map depends on, line by line
 */
public record MethodHeat(String method, List<String> words, HeatField field) {

    public MethodHeat {
        words = List.copyOf(words);
    }
}
