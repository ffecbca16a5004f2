package org.lesionlens.methods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.lesionlens.faithfulness.MapMeasure;
import org.lesionlens.review.Review;

class MethodsSummaryTest {

    private static final MethodsSummary.Lot LOT = new MethodsSummary.Lot(1, 0.5);

    /**
     * Photos whose number of a measure is that of their place, changed in a way of each method's.
     */
    private static MethodsSummary summary(
            MapMeasure measure, int photos, Map<String, DoubleUnaryOperator> methods) {
        List<TestedPhoto> all = new ArrayList<>();
        for (int i = 0; i < photos; i++) {
            Review review =
                    Review.of(List.of(MethodsSamples.lesion(i, i % 2 == 0)))
                            .with(Map.of(0, MethodsSamples.scored(i, 0.9)));
            double place = i / (double) photos;
            Map<Asked, OptionalDouble> values = new LinkedHashMap<>();
            methods.forEach((method, change) ->
                    values.put(
                            new Asked(method, "", "", measure.key()),
                            OptionalDouble.of(change.applyAsDouble(place))));
            all.add(
                    new TestedPhoto(
                            PickedPhoto.of(review, 1, 0.5, 1).getFirst(), "melanoma", 0.9, values));
        }
        return MethodsSummary.of(all, LOT);
    }

    private static Map<String, DoubleUnaryOperator> three(
            DoubleUnaryOperator one, DoubleUnaryOperator other, DoubleUnaryOperator random) {
        Map<String, DoubleUnaryOperator> all = new LinkedHashMap<>();
        all.put("one", one);
        all.put("other", other);
        all.put(Asked.RANDOM, random);
        return all;
    }

    @Test
    void theBestIsBeyondTheIntervalsOfAllOthers() {
        var apart = three(x -> x + 2, x -> x, x -> x);

        assertThat(summary(MapMeasure.INSERTION, 20, apart).best(MapMeasure.INSERTION))
                .contains("one");
        assertThat(summary(MapMeasure.DELETION, 20, apart).best(MapMeasure.DELETION))
                .isEmpty(); // the lowest is as low as the random map
        var low = three(x -> x - 2, x -> x, x -> x);
        assertThat(summary(MapMeasure.DELETION, 20, low).best(MapMeasure.DELETION)).contains("one");
    }

    @Test
    void intervalsThatOverlapLeaveItOpen() {
        var near = three(x -> x + 0.1, x -> x, x -> x - 5);

        assertThat(summary(MapMeasure.INSERTION, 20, near).best(MapMeasure.INSERTION)).isEmpty();
    }

    @Test
    void ofTooFewPatientsNoneIsBest() {
        var apart = three(x -> x + 2, x -> x, x -> x);

        assertThat(summary(MapMeasure.INSERTION, 9, apart).best(MapMeasure.INSERTION)).isEmpty();
    }

    @Test
    void aMethodThatIsWorseThanARandomMapIsNotBest() {
        var floor = three(x -> x + 2, x -> x, x -> x + 4);

        assertThat(summary(MapMeasure.INSERTION, 20, floor).best(MapMeasure.INSERTION)).isEmpty();
    }

    @Test
    void ofOneMethodNothingIsBest() {
        Map<String, DoubleUnaryOperator> alone = new LinkedHashMap<>();
        alone.put("one", x -> x + 2);
        alone.put(Asked.RANDOM, x -> x);

        assertThat(summary(MapMeasure.INSERTION, 20, alone).best(MapMeasure.INSERTION)).isEmpty();
    }

    @Test
    void whatARandomMapHasNotDoesNotStandAgainstAMethod() {
        Map<String, DoubleUnaryOperator> two = new LinkedHashMap<>();
        two.put("one", x -> x + 2);
        two.put("other", x -> x);

        MethodsSummary found = summary(MapMeasure.FLIP_STABILITY, 20, two);

        assertThat(found.methods()).containsExactly("one", "other");
        assertThat(found.best(MapMeasure.FLIP_STABILITY)).contains("one");
    }
}
