package org.lesionlens.training;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.PositiveClass;

/**
 * The photos of a set that every checkpoint is asked about. They are drawn once, by the truths for
 * what the first checkpoint looks for.
 */
public final class WatchedPhotos {

    private final CaseSet set;
    private final int shown;
    private final int measured;
    private final long seed;
    private @Nullable Drawn drawn;

    private record Drawn(List<Integer> shown, List<Integer> measured) {}

    /**
     * @param set as it was read
     * @param shown how many photos have a strip
     * @param measured over how many, whose truth is known, the area is measured; 0 for none
     * @param seed of the lot
     */
    public WatchedPhotos(CaseSet set, int shown, int measured, long seed) {
        this.set = set;
        this.shown = shown;
        this.measured = measured;
        this.seed = seed;
    }

    /** All lesions of the set, as far as a card's positive class is concerned. */
    List<LesionImage> judged(ModelCard card) {
        return set.judgedBy(PositiveClass.named(card.output().positive())).images();
    }

    /** Places in the set of the photos that have a strip. */
    synchronized List<Integer> shown(List<LesionImage> judged) {
        return drawn(judged).shown();
    }

    /** Places in the set of the photos that the area is measured over. */
    synchronized List<Integer> measured(List<LesionImage> judged) {
        return drawn(judged).measured();
    }

    /** Both, each once, in the set's order. */
    List<Integer> asked(List<LesionImage> judged) {
        var all = new TreeSet<>(shown(judged));
        all.addAll(measured(judged));
        return List.copyOf(all);
    }

    private Drawn drawn(List<LesionImage> judged) {
        Drawn now =
                Optional.ofNullable(drawn)
                        .orElseGet(() ->
                                new Drawn(
                                        PhotoSample.of(judged, shown, seed),
                                        List.copyOf(PhotoSample.known(judged, measured, seed))));
        drawn = now;
        return now;
    }
}
