package org.lesionlens.attribution;

import java.util.List;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;

/**
 * What stays of a layer's map while the photo is flipped and turned.
 *
 * @param settings whose maps they are
 * @param mean over the views, each turned back; signed where the sign is evidence
 * @param spread standard deviation over the views, cell by cell
 * @param probabilities of the class in each view, the photo as it is first; in [0, 1]
 */
public record ViewsMap(
        ViewsSettings settings, EvidenceMap mean, Heatmap spread, List<Double> probabilities)
        implements Attribution {

    public ViewsMap {
        probabilities = List.copyOf(probabilities);
    }

    /** A mean map, which is signed only where the method's sign is evidence. */
    public static EvidenceMap of(ViewsSettings settings, int width, int height, float... means) {
        return settings.layerMethod().isSigned()
                ? new SignedMap(width, height, means)
                : new Heatmap(width, height, means);
    }

    /**
     * The mean spread, as a share of the mean map's own standard deviation over its cells: near 1
     * or above, the map is not of the lesion but of how it lies. Not finite where the mean is the
     * same everywhere.
     */
    public double relativeSpread() {
        float[] cells = mean.toArray();
        double sum = 0;
        double squares = 0;
        for (float cell : cells) {
            sum += cell;
            squares += (double) cell * cell;
        }
        double middle = sum / cells.length;
        double deviation = Math.sqrt(Math.max(0, squares / cells.length - middle * middle));
        double spreads = 0;
        for (float cell : spread.toArray()) {
            spreads += cell;
        }
        return spreads / cells.length / deviation;
    }
}
