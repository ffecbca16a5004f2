package org.lesionlens.ui.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.KnownFacts;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.scoring.SetFacts;

/** What is known of the lesions of the open set. Follows it on the UI thread, answers on any. */
final class FactsOfSet {

    private volatile Gathered set = new Gathered(List.of());

    FactsOfSet(SetViewModel set) {
        set.foundProperty()
                .subscribe(found ->
                        this.set =
                                new Gathered(found == null ? List.of() : found.cases().images()));
    }

    /** What a network is given of a lesion besides its photo. */
    KnownFacts of(LesionImage image, Classifier asked) {
        return set.facts(asked.card()).of(image);
    }

    /** What follows from all of a set is found out once for a network. */
    private static final class Gathered {

        private final List<LesionImage> images;
        private @Nullable ModelCard card;
        private @Nullable SetFacts facts;

        private Gathered(List<LesionImage> images) {
            this.images = images;
        }

        private synchronized SetFacts facts(ModelCard asked) {
            SetFacts known = facts;
            if (known == null || !asked.equals(card)) {
                known = new SetFacts(images, asked);
                facts = known;
                card = asked;
            }
            return known;
        }
    }
}
