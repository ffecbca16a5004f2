package org.lesionlens.analysis;

import java.util.Optional;
import org.lesionlens.explain.AblatedScores;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.GradCam;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;

/**
 * Where one class's score comes from.
 *
 * @param classIndex of {@link ModelOutput#classes}
 * @param method by which the evidence became a map
 * @param evidence activations and gradients that the maps follow from
 * @param signed evidence for the class and, if the method {@link CamMethod#isSigned}, against it;
 *     raw
 * @param map what speaks for the class, raw: the positive part of {@code signed}
 */
public record Explanation(
        int classIndex, CamMethod method, ClassEvidence evidence, SignedMap signed, Heatmap map) {

    /**
     * What {@code method} makes of {@code evidence}.
     *
     * @param head is asked if the method {@link CamMethod#needsHead}
     * @throws E if the head fails
     * @throws InterruptedException if the calling thread is interrupted while the head runs
     */
    public static <E extends Exception> Explanation of(
            int classIndex, CamMethod method, ClassEvidence evidence, AblatedScores<E> head)
            throws E, InterruptedException {
        return of(classIndex, method, evidence, method.signed(evidence, head));
    }

    /** Grad-CAM of {@code evidence}. */
    public static Explanation gradCam(int classIndex, ClassEvidence evidence) {
        return of(classIndex, CamMethod.GRAD_CAM, evidence, GradCam.signed(evidence));
    }

    private static Explanation of(
            int classIndex, CamMethod method, ClassEvidence evidence, SignedMap signed) {
        return new Explanation(classIndex, method, evidence, signed, signed.positive());
    }

    /**
     * The map to show.
     *
     * @param withSign true for the signed map, which is given only if its sign means something
     */
    public EvidenceMap shown(boolean withSign) {
        return withSign && method.isSigned() ? signed : map;
    }

    /** How much of the map's heat lies along the border; none if the map is empty. */
    public Optional<BorderEnergy> borderEnergy() {
        return BorderEnergy.of(map);
    }
}
