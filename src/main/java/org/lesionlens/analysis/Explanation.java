package org.lesionlens.analysis;

import java.util.Optional;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.GradCam;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;

/**
 * Where one class's score comes from.
 *
 * @param classIndex of {@link ModelOutput#classes}
 * @param evidence activations and gradients that the maps follow from
 * @param signed evidence for and against the class, raw
 * @param map what speaks for the class, raw: the positive part of {@code signed}
 */
public record Explanation(int classIndex, ClassEvidence evidence, SignedMap signed, Heatmap map) {

    /** Grad-CAM of {@code evidence}. */
    public static Explanation gradCam(int classIndex, ClassEvidence evidence) {
        SignedMap signed = GradCam.signed(evidence);
        return new Explanation(classIndex, evidence, signed, signed.positive());
    }

    /** How much of the map's heat lies along the border; none if the map is empty. */
    public Optional<BorderEnergy> borderEnergy() {
        return BorderEnergy.of(map);
    }
}
