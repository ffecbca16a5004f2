package org.lesionlens.ui.attribution;

import org.lesionlens.analysis.Analysis;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionLook;
import org.lesionlens.attribution.AttributionMap;
import org.lesionlens.attribution.ViewsMap;
import org.lesionlens.explain.MapAgreement;
import org.lesionlens.explain.SignedMap;

/**
 * An attribution as it is shown.
 *
 * @param analysis of the photo and the class that it is of
 * @param map a value for each pixel of the network's input
 * @param look how pixels' values are shown
 * @param finished false for a map that is still coarse, or of few masks
 */
public record ShownAttribution(
        Analysis analysis,
        Attribution attribution,
        AttributionMap map,
        AttributionLook look,
        boolean finished) {

    /** How far it points to where a layer's map of the same photo and class does. */
    MapAgreement agreement(Analysis shown) {
        boolean isEvidence =
                attribution instanceof ViewsMap
                        ? map.map() instanceof SignedMap
                        : attribution.settings().method().isSigned();
        return MapAgreement.onCellsOf(shown.explanation().shown(isEvidence), map.map());
    }
}
