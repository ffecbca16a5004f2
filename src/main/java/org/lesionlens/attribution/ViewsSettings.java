package org.lesionlens.attribution;

import java.util.List;
import java.util.stream.Stream;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ViewsMethod;
import org.lesionlens.image.Orientation;

/**
 * A layer's map over all flips and quarter turns of the photo.
 *
 * @param layerMethod whose maps they are
 */
public record ViewsSettings(CamMethod layerMethod) implements AttributionSettings {

    @Override
    public ViewsMethod method() {
        return ViewsMethod.TTA;
    }

    @Override
    public String inWords() {
        return "of " + layerMethod.label();
    }

    @Override
    public long forwardPasses(int width, int height) {
        return views(width, height).size();
    }

    /** Eight of a square input; one that is not square cannot be turned by a quarter. */
    static List<Orientation> views(int width, int height) {
        return Stream.of(Orientation.values())
                .filter(view -> width == height || !view.swapsAxes())
                .toList();
    }
}
