package org.lesionlens.ui.viewer;

import java.util.OptionalDouble;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.explain.EvidenceMap;

/**
 * A map that is not of the network's layer, shown beside the one that is.
 *
 * @param of the photo and the class that it is of
 * @param map over the network's input
 * @param top raw value that the strongest colour stands for; empty for the map's own largest one
 * @param title what stands over it
 * @param scale what the numbers of its legend are
 */
public record FurtherMap(
        Analysis of, EvidenceMap map, OptionalDouble top, String title, String scale) {

    /** True for the photo, the network and the class of an analysis. */
    boolean belongsTo(Analysis shown) {
        return of.pass().equals(shown.pass())
                && of.explanation().classIndex() == shown.explanation().classIndex();
    }
}
