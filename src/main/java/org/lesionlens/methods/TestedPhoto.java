package org.lesionlens.methods;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lesionlens.attribution.MapSettings;
import org.lesionlens.faithfulness.MapMeasure;
import org.lesionlens.faithfulness.PhotoFaithfulness;

/**
 * What tests gave of one photo.
 *
 * @param picked the photo
 * @param className of the class whose maps were tested
 * @param probability of that class, in [0, 1]
 * @param values by what they are of, in the order of a table; empty where a map is the same
 *     everywhere
 */
public record TestedPhoto(
        PickedPhoto picked,
        String className,
        double probability,
        Map<Asked, OptionalDouble> values) {

    /** All that is asked of a photo, in the order of a table. */
    static List<Asked> questions(List<MapSettings> methods) {
        List<Asked> all = new ArrayList<>();
        for (MapSettings method : methods) {
            for (MapMeasure measure : MapMeasure.values()) {
                all.add(Asked.of(method, "", measure.key()));
            }
        }
        for (MapMeasure measure : MapMeasure.values()) {
            if (measure.isOfOneMap()) {
                all.add(new Asked(Asked.RANDOM, "", "", measure.key()));
            }
        }
        for (int one = 0; one < methods.size(); one++) {
            for (int other = one + 1; other < methods.size(); other++) {
                String key = methods.get(other).method().key();
                all.add(Asked.of(methods.get(one), key, Asked.RANK_CORRELATION));
                all.add(Asked.of(methods.get(one), key, Asked.HOTTEST_TENTH));
            }
        }
        return all;
    }

    /** The answers to {@link #questions}. */
    static Map<Asked, OptionalDouble> answers(PhotoFaithfulness found, List<MapSettings> methods) {
        Map<Asked, OptionalDouble> answers = new LinkedHashMap<>();
        for (Asked asked : questions(methods)) {
            answers.put(asked, OptionalDouble.empty());
        }
        for (int i = 0; i < methods.size(); i++) {
            MapSettings method = methods.get(i);
            found.maps()
                    .get(i)
                    .forEach((measure, value) ->
                            answers.put(Asked.of(method, "", measure.key()), value));
        }
        found.maps()
                .getLast()
                .forEach((measure, value) -> {
                    if (measure.isOfOneMap()) {
                        answers.put(new Asked(Asked.RANDOM, "", "", measure.key()), value);
                    }
                });
        for (PhotoFaithfulness.Pair pair : found.pairs()) {
            MapSettings one = methods.get(pair.one());
            String other = methods.get(pair.other()).method().key();
            answers.put(
                    Asked.of(one, other, Asked.RANK_CORRELATION),
                    pair.agreement().rankCorrelation());
            answers.put(Asked.of(one, other, Asked.HOTTEST_TENTH), pair.agreement().hottestTenth());
        }
        return answers;
    }
}
