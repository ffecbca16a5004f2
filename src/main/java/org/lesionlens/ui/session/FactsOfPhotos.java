package org.lesionlens.ui.session;

import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.KnownFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.scoring.SetFacts;

/** What is known of open photos; what follows from all of them is found out once. */
final class FactsOfPhotos {

    private @Nullable OpenPhotos gatheredFrom;
    private @Nullable Classifier gatheredFor;
    private @Nullable SetFacts gathered;

    /** What a network is given of a photo besides it. */
    KnownFacts of(LesionImage image, OpenPhotos open, Classifier asked) {
        SetFacts facts = gathered;
        if (facts == null || !open.equals(gatheredFrom) || !asked.equals(gatheredFor)) {
            facts = new SetFacts(open.opened(), asked.card());
            gathered = facts;
            gatheredFrom = open;
            gatheredFor = asked;
        }
        return facts.of(image);
    }
}
