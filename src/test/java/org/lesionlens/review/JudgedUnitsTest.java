package org.lesionlens.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.Finding;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;

class JudgedUnitsTest {

    private final List<LesionImage> photos = new ArrayList<>();
    private final Map<Integer, Progress> news = new HashMap<>();

    private void add(String patient, String lesion, Truth truth, double probability) {
        int index = photos.size();
        var facts =
                new LesionFacts(
                        patient,
                        truth,
                        Sex.UNKNOWN,
                        null,
                        "",
                        "",
                        null,
                        lesion,
                        "",
                        "",
                        Finding.NONE,
                        LesionFacts.NONE.probabilities());
        photos.add(new LesionImage("photo" + index, Path.of(index + ".jpg"), facts));
        if (probability >= 0) {
            var map = new SignedMap(1, 1, 1);
            news.put(
                    index,
                    new Progress.Scored(
                            new CasePrediction(
                                    ContentHash.parse("%064x".formatted(index)),
                                    probability,
                                    map)));
        }
    }

    private Review review() {
        return Review.of(photos).with(news);
    }

    private JudgedUnits by(MeasuredUnit unit) {
        return JudgedUnits.of(review(), unit);
    }

    private static Scores scores(JudgedUnits units) {
        return MeasuredScores.of(Sample.of(units.judged())).scores();
    }

    @Test
    void lesionsHaveTheMeanOrTheHighestProbabilityOfTheirPhotos() {
        add("p", "1", Truth.POSITIVE, 0.9);
        add("p", "1", Truth.POSITIVE, 0.4);
        add("p", "2", Truth.NEGATIVE, 0.3);
        add("q", "1", Truth.NEGATIVE, 0.2); // numbered for each patient anew
        add("q", "", Truth.NEGATIVE, 0.1); // photos without a number are lesions
        add("q", "", Truth.NEGATIVE, 0.1);

        assertThat(by(MeasuredUnit.PHOTO).judged()).hasSize(6);
        assertThat(by(MeasuredUnit.PHOTO).hasLesions()).isTrue();
        JudgedUnits mean = by(MeasuredUnit.LESION_BY_MEAN);
        assertThat(mean.total()).isEqualTo(5);
        assertThat(mean.judged().getFirst().probability()).isCloseTo(0.65, within(1e-12));
        assertThat(scores(mean).at(0.7)).isEqualTo(new Confusion(0, 1, 4, 0));
        JudgedUnits highest = by(MeasuredUnit.LESION_BY_MAXIMUM);
        assertThat(highest.judged().getFirst().probability()).isEqualTo(0.9);
        assertThat(scores(highest).at(0.7)).isEqualTo(new Confusion(1, 0, 4, 0));
    }

    @Test
    void contradictingTruthsCountNowhereAndAreCounted() {
        add("p", "1", Truth.POSITIVE, 0.9);
        add("p", "1", Truth.NEGATIVE, 0.4);
        add("p", "2", Truth.UNKNOWN, 0.4);
        add("p", "2", Truth.NEGATIVE, 0.2); // who does not know does not contradict
        add("p", "3", Truth.UNKNOWN, 0.2);

        JudgedUnits mean = by(MeasuredUnit.LESION_BY_MEAN);
        assertThat(mean.contradicting()).isEqualTo(1);
        assertThat(mean.total()).isEqualTo(3);
        assertThat(mean.judged()).hasSize(1);
        assertThat(mean.judged().getFirst().isPositive()).isFalse();
        assertThat(mean.judged().getFirst().probability()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void aLesionWaitsForAllItsPhotos() {
        add("p", "1", Truth.POSITIVE, 0.9);
        add("p", "1", Truth.POSITIVE, -1);
        add("p", "2", Truth.POSITIVE, 0.9);
        add("p", "2", Truth.POSITIVE, -1);
        news.put(3, new Progress.Failed("broken"));

        assertThat(by(MeasuredUnit.LESION_BY_MEAN).judged())
                .extracting(one -> one.photos().getFirst().index())
                .containsExactly(2);
    }

    @Test
    void whereNoLesionHasSeveralPhotosPhotosCount() {
        add("p", "1", Truth.POSITIVE, 0.9);
        add("p", "2", Truth.NEGATIVE, 0.4);

        assertThat(by(MeasuredUnit.LESION_BY_MEAN).unit()).isEqualTo(MeasuredUnit.PHOTO);
        assertThat(by(MeasuredUnit.LESION_BY_MEAN).hasLesions()).isFalse();
    }

    @Test
    void measuresOfLesionsLeadToTheirPhotos() {
        add("", "1", Truth.POSITIVE, 0.9);
        add("", "1", Truth.POSITIVE, 0.4);
        add("", "2", Truth.NEGATIVE, 0.3);

        Measures measures = Measures.of(review(), MeasuredUnit.LESION_BY_MEAN, ModelClasses.NONE);
        assertThat(measures.clusters().kind()).isEqualTo(Clusters.Kind.LESION);
        assertThat(measures.clusters().count()).isEqualTo(2);
        assertThat(measures.photos(Set.of(OutcomeGroup.TRUE_POSITIVE), 0.5))
                .containsExactlyInAnyOrder(Path.of("0.jpg"), Path.of("1.jpg"));
        assertThat(measures.lastCalled(0.5).orElseThrow().index()).isEqualTo(0);
        var filter =
                CaseFilter.ALL.withPicked(
                        Optional.of(new CaseFilter.Picked("some", Set.of(Path.of("2.jpg")))));
        assertThat(new CaseGrouping(review(), filter, CaseOrder.NAME).sorted())
                .extracting(ReviewCase::index)
                .containsExactly(2);
    }
}
