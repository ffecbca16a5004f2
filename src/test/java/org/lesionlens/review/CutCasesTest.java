package org.lesionlens.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lesionlens.testing.SyntheticReview;

class CutCasesTest {

    /** Several blocks and a part of one, at thresholds that leave blocks empty, too. */
    @Test
    void viewsHoldWhatAFilterHolds() {
        List<ReviewCase> cases = SyntheticReview.large(1700).cases();
        List<ReviewCase> byProbability = CaseOrder.PROBABILITY.sort(cases);
        for (List<ReviewCase> order : List.of(cases, byProbability)) {
            var cut = new CutCases(order);
            List<Double> thresholds = new ArrayList<>(List.of(0.0, 0.01, 0.5, 0.99, 1.0));
            thresholds.add(order.get(600).probability().orElseThrow());
            for (double t : thresholds) {
                List<ReviewCase> called =
                        order.stream().filter(one -> one.probability().orElseThrow() >= t).toList();
                List<ReviewCase> others =
                        order.stream().filter(one -> one.probability().orElseThrow() < t).toList();
                same(cut.called(t), called);
                same(cut.notCalled(t), others);
            }
        }
    }

    private static void same(List<ReviewCase> view, List<ReviewCase> expected) {
        assertThat(view).hasSameSizeAs(expected);
        assertThat(new ArrayList<>(view)).isEqualTo(expected); // by its iterator
        for (int i = 0; i < expected.size(); i++) {
            assertThat(view.get(i)).isSameAs(expected.get(i));
        }
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> view.get(expected.size()));
    }

    @Test
    void viewsAreEqualWhereTheyHoldTheSame() {
        List<ReviewCase> cases = SyntheticReview.large(1200).cases();
        var cut = new CutCases(cases);

        assertThat(cut.called(0.5)).isEqualTo(cut.called(Math.nextDown(0.5)));
        assertThat(cut.called(0.5)).isNotEqualTo(cut.called(0.6));
        assertThat(cut.called(0)).isEqualTo(cut.notCalled(2)).isEqualTo(cases);
    }
}
