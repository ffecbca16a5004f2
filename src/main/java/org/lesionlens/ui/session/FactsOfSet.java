package org.lesionlens.ui.session;

import java.util.List;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.KnownFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.scoring.SetFacts;

/** What is known of the lesions of the open set. Follows it on the UI thread, answers on any. */
final class FactsOfSet {

    private volatile List<LesionImage> images = List.of();

    FactsOfSet(SetViewModel set) {
        set.foundProperty()
                .subscribe(found -> images = found == null ? List.of() : found.cases().images());
    }

    /** What a network is given of a lesion besides its photo. */
    KnownFacts of(LesionImage image, Classifier asked) {
        return new SetFacts(images, asked.card()).of(image);
    }
}
