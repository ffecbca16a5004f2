package org.lesionlens.ui.review;

import java.util.Optional;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Progress;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Texts;

/**
 * What is written at a pair's picture, where no picture or no heat is.
 *
 * @param brief so that it covers no lesion
 * @param whole all of it
 */
record PairNote(String brief, String whole) {

    static final PairNote NONE = new PairNote("", "");

    private static final Texts TEXTS = Texts.of(PairNote.class);

    /** Of a lesion that only a row of results tells of. */
    static final PairNote NO_PHOTO =
            new PairNote(TEXTS.get("pair.noPhoto.brief"), TEXTS.get("pair.noPhoto"));

    /** The same words in both places. */
    static PairNote of(String words) {
        return new PairNote(words, words);
    }

    /** Why there is no heat of {@code map} on a lesion, if there is none. */
    static PairNote of(ReviewCase one, Optional<SignedMap> map) {
        return switch (one.progress()) {
            case Progress.Waiting _
                    when one.source() == ProbabilitySource.TABLE || !one.image().isHere() ->
                    ofTold(one, map);
            case Progress.Waiting _ ->
                    new PairNote(TEXTS.get("pair.waiting.brief"), TEXTS.get("pair.waiting"));
            case Progress.Failed(String reason) -> of(reason);
            case Progress.Scored _ -> ofScored(one, map);
        };
    }

    /** Of a lesion that nobody need score, as a table tells its probability. */
    private static PairNote ofTold(ReviewCase one, Optional<SignedMap> map) {
        if (map.isPresent() || one.otherClass().isPresent()) {
            return ofScored(one, map);
        }
        String key = one.image().isHere() ? "pair.noMap" : "pair.nothing";
        return new PairNote(TEXTS.get(key + ".brief"), TEXTS.get(key));
    }

    private static PairNote ofScored(ReviewCase one, Optional<SignedMap> map) {
        Optional<String> other = one.otherClass();
        if (map.isEmpty() && other.isPresent()) {
            return of(TEXTS.get("pair.other-class", other.get()));
        }
        if (map.isEmpty() && one.map().isPresent()) {
            return of(TEXTS.get("pair.asked"));
        }
        return map.filter(there -> there.positive().isEmpty()).isPresent()
                ? new PairNote(TEXTS.get("pair.empty.brief"), TEXTS.get("pair.empty"))
                : NONE;
    }
}
