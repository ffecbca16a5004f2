package org.lesionlens.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;

class ClassCallsTest {

    private static final ModelClasses THREE =
            new ModelClasses(List.of("nevus", "melanoma", "bcc"), "melanoma");

    @TempDir private Path folder;

    /** Of a table's rows, and the probabilities of the three classes for each photo. */
    private Review review(String table, double[]... probabilities) throws Exception {
        for (int i = 0; i < probabilities.length; i++) {
            Files.copy(
                    Path.of("assets/samples/LL_P01/LL_000%d.jpg".formatted(i + 1)),
                    folder.resolve("photo" + i + ".jpg"));
        }
        Files.writeString(folder.resolve("labels.csv"), table);
        Map<Integer, Progress> news = new HashMap<>();
        for (int i = 0; i < probabilities.length; i++) {
            double[] p = probabilities[i];
            news.put(
                    i,
                    new Progress.Scored(
                            new CasePrediction(
                                    ContentHash.parse("%064x".formatted(i)),
                                    List.of(p[0], p[1], p[2]),
                                    1,
                                    new SignedMap(1, 1, 1))));
        }
        return Review.of(CaseSet.read(folder).images()).with(news);
    }

    @Test
    void countsTheMostProbableClassByTheClassThatItIs() throws Exception {
        Review review =
                review(
                        """
                        image,dx
                        photo0,nv
                        photo1,nv
                        photo2,mel
                        photo3,bkl
                        photo4,
                        """,
                        new double[] {0.6, 0.3, 0.1},
                        new double[] {0.2, 0.7, 0.1},
                        new double[] {0.1, 0.45, 0.45}, // of equals the first
                        new double[] {0.1, 0.1, 0.8},
                        new double[] {0.1, 0.1, 0.8});

        ClassCalls calls = ClassCalls.of(review, MeasuredUnit.PHOTO, THREE).orElseThrow();
        assertThat(calls.matrix().counts())
                .containsExactly(
                        List.of(1, 1, 0), List.of(0, 1, 0), List.of(0, 0, 0), List.of(0, 0, 1));
        assertThat(calls.unknown()).isEqualTo(1);
        assertThat(calls.photos(truth -> truth == 0, called -> called == 1))
                .containsExactly(folder.resolve("photo1.jpg"));
    }

    @Test
    void aLesionIsCalledByTheMeanOrTheHighestOfEachClass() throws Exception {
        Review review =
                review(
                        """
                        image,dx,lesion_id
                        photo0,mel,one
                        photo1,mel,one
                        photo2,mel,one
                        """,
                        new double[] {0.0, 0.1, 0.9},
                        new double[] {0.4, 0.6, 0.0},
                        new double[] {0.4, 0.6, 0.0});

        assertThat(ClassCalls.of(review, MeasuredUnit.LESION_BY_MEAN, THREE).orElseThrow().matrix())
                .extracting(matrix -> matrix.count(1, 1))
                .isEqualTo(1);
        assertThat(
                        ClassCalls.of(review, MeasuredUnit.LESION_BY_MAXIMUM, THREE)
                                .orElseThrow()
                                .matrix())
                .extracting(matrix -> matrix.count(1, 2))
                .isEqualTo(1);
    }

    @Test
    void whereATableIsTheJudgeItCallsToo() throws Exception {
        Review review =
                review(
                        """
                        image,dx,mel,nv,bcc
                        photo0,nv,0.2,0.7,0.1
                        photo1,mel,0.8,0.1,0.1
                        """,
                        new double[] {0.1, 0.8, 0.1},
                        new double[] {0.8, 0.1, 0.1});
        assumeTold(review);

        ClassCalls network = ClassCalls.of(review, MeasuredUnit.PHOTO, THREE).orElseThrow();
        assertThat(network.source()).isEqualTo(ProbabilitySource.NETWORK);
        assertThat(network.matrix().counts().getFirst()).containsExactly(0, 1, 0);

        ClassCalls table =
                ClassCalls.of(review.by(ProbabilitySource.TABLE), MeasuredUnit.PHOTO, THREE)
                        .orElseThrow();
        assertThat(table.source()).isEqualTo(ProbabilitySource.TABLE);
        assertThat(table.matrix().counts().subList(0, 2))
                .containsExactly(List.of(1, 0, 0), List.of(0, 1, 0));
    }

    @Test
    void aTableJudgesAnotherClassByItsOwnProbabilities() throws Exception {
        Review table =
                review(
                                """
                                image,dx,mel,nv,bcc
                                photo0,nv,0.2,0.7,0.1
                                photo1,mel,0.8,0.1,0.1
                                """,
                                new double[] {0.1, 0.8, 0.1},
                                new double[] {0.8, 0.1, 0.1})
                        .by(ProbabilitySource.TABLE);

        Review nevi = table.lookingFor(new ClassChoice(THREE, 0));

        assertThat(nevi.source()).isEqualTo(ProbabilitySource.TABLE);
        assertThat(nevi.cases())
                .extracting(one -> one.probability().orElseThrow())
                .containsExactly(0.7, 0.1);
    }

    private static void assumeTold(Review review) {
        assertThat(review.cases())
                .allSatisfy(one ->
                        assertThat(one.image().facts().probabilities().byDiagnosis()).hasSize(3));
    }

    @Test
    void aModelOfTwoClassesHasTheMatrixOfOutcomesAlone() {
        var two = new ModelClasses(List.of("benign", "melanoma"), "melanoma");

        assertThat(ClassCalls.of(Review.NONE, MeasuredUnit.PHOTO, two)).isEmpty();
    }
}
