package org.lesionlens.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.decode.MaskFile;
import org.lesionlens.image.decode.MaskFile.Found;
import org.lesionlens.image.decode.MaskFile.Why;
import org.lesionlens.overlay.MaskMeasures;
import org.lesionlens.review.ReviewCase;

/**
 * How maps agree with the masks of lesions, of the photos whose truth, map and mask are there.
 *
 * @param found by outcome
 * @param unusable how many masks are not used, and why
 */
record MaskedHeat(Map<Outcome, List<MaskMeasures>> found, Map<Why, Integer> unusable) {

    /**
     * Reads the masks.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    static MaskedHeat of(ReportedSet set, MaskFile files) throws InterruptedException {
        Map<Path, List<Path>> masks = set.cases().provenance().masks();
        Map<Outcome, List<MaskMeasures>> found = new EnumMap<>(Outcome.class);
        Map<Why, Integer> unusable = new EnumMap<>(Why.class);
        for (ReviewCase one : set.review().judged()) {
            Path photo = one.image().file();
            SignedMap map = one.map().orElse(null);
            Outcome outcome = one.group(set.threshold()).outcome().orElse(null);
            if (map == null || outcome == null || !masks.containsKey(photo)) {
                continue;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            switch (files.find(masks.getOrDefault(photo, List.of()), photo)) {
                case Found.None() -> {}
                case Found.Unusable not -> unusable.merge(not.why(), 1, Integer::sum);
                case Found.Mask mask -> {
                    var geometry =
                            InputGeometry.of(
                                    mask.photoWidth(),
                                    mask.photoHeight(),
                                    set.model().card().input());
                    found.computeIfAbsent(outcome, _ -> new ArrayList<>())
                            .add(MaskMeasures.of(map.positive(), geometry, mask.mask()));
                }
            }
        }
        return new MaskedHeat(found, unusable);
    }

    List<MaskMeasures> at(Outcome outcome) {
        return found.getOrDefault(outcome, List.of());
    }
}
