package org.lesionlens.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.PerturbationCurve;
import org.lesionlens.explain.PerturbationCurve.Point;
import org.lesionlens.faithfulness.Randomisation.Correlation;
import org.lesionlens.faithfulness.Randomisation.NoOrder;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

/** The checks of a tiny network's map against NumPy and the original network in PyTorch. */
class FaithfulnessGoldenTest {

    private record Expected(
            String archive,
            String photo,
            @SerializedName("class") int classIndex,
            int steps,
            double threshold,
            List<Double> deletion,
            List<Double> insertion,
            double alone,
            double removed,
            double area,
            double deletionArea,
            double insertionArea) {}

    private static final Expected EXPECTED =
            Golden.index(Golden.FOLDER.resolve("faithfulness.json"), Expected.class);
    private static final TorchEngine ENGINE = new TorchEngine();
    private static Faithfulness result;

    @BeforeAll
    static void check() throws Exception {
        var analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
        var photo = Golden.FOLDER.resolve("lesions").resolve(EXPECTED.photo());
        try (Classifier network = ENGINE.load(Golden.FOLDER.resolve(EXPECTED.archive()))) {
            Analysis analysis =
                    analyzer.analyze(photo, network, EXPECTED.classIndex(), CamMethod.GRAD_CAM);
            result =
                    new FaithfulnessCheck(EXPECTED.steps())
                            .check(analysis, network, EXPECTED.threshold(), (_, _) -> {});
        }
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void deletionIsThatOfPython() {
        compare(result.deletion().map(), EXPECTED.deletion(), EXPECTED.deletionArea());
    }

    @Test
    void insertionIsThatOfPython() {
        compare(result.insertion().map(), EXPECTED.insertion(), EXPECTED.insertionArea());
    }

    @Test
    void theHotPartIsThatOfPython() {
        assertThat(result.hotPart().area()).isCloseTo(EXPECTED.area(), within(1e-9));
        assertThat(result.hotPart().alone()).isCloseTo(EXPECTED.alone(), within(1e-5));
        assertThat(result.hotPart().removed()).isCloseTo(EXPECTED.removed(), within(1e-5));
    }

    @Test
    void aRandomOrderBeginsAndEndsWithTheSamePictures() {
        var map = result.deletion().map().points();
        var random = result.deletion().random().points();

        assertThat(random.getFirst().probability())
                .isCloseTo(map.getFirst().probability(), within(1e-6));
        assertThat(random.getLast().probability())
                .isCloseTo(map.getLast().probability(), within(1e-6));
        assertThat(random).isNotEqualTo(map);
    }

    @Test
    void shuffledWeightsChangeTheMap() {
        assertThat(result.randomisations()).hasSize(2);
        for (Randomisation randomisation : result.randomisations()) {
            boolean changed =
                    switch (randomisation.outcome()) {
                        case Correlation(double spearman) -> spearman < 0.99;
                        case NoOrder _ -> true;
                        case Randomisation.NotAvailable _ -> false;
                    };
            assertThat(changed).as(randomisation.toString()).isTrue();
        }
    }

    private static void compare(PerturbationCurve curve, List<Double> expected, double area) {
        assertThat(curve.points()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Point point = curve.points().get(i);
            assertThat(point.probability())
                    .as("step " + i)
                    .isCloseTo(expected.get(i), within(1e-5));
        }
        assertThat(curve.area()).isCloseTo(area, within(1e-5));
    }
}
