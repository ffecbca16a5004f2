package org.lesionlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Agreement;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Golden.ClassCase;
import org.lesionlens.testing.Golden.NetworkCase;
import org.lesionlens.testing.Golden.PhotoCase;

/**
 * The whole way from a file to a map, against Pillow and plain autograd on the original networks:
 * two tiny ones, and the demo EfficientNet-B5.
 */
class PipelineTest {

    private static final TorchEngine ENGINE = new TorchEngine();

    private final Analyzer analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny_pooled.pt", "tiny_hidden.pt"})
    void tinyNetworksSeeWhatPythonSees(String archive) throws Exception {
        for (NetworkCase network : Golden.tinyNetworks()) {
            if (network.archive().equals(archive)) {
                compare(network.file(), Golden.FOLDER, network);
            }
        }
    }

    @Test
    void theDemoModelSeesWhatPythonSees() throws Exception {
        Path folder = Golden.FOLDER.resolve("demo");
        NetworkCase demo = Golden.index(folder.resolve("index.json"), NetworkCase.class);

        compare(Path.of(demo.archive()), folder, demo);
    }

    @Test
    void everyMethodSeesWhatPythonSees() throws Exception {
        for (NetworkCase network : Golden.tinyNetworks()) {
            try (Classifier classifier = ENGINE.load(network.file())) {
                for (PhotoCase photo : network.photos()) {
                    compareMethods(classifier, photo);
                }
            }
        }
    }

    private void compareMethods(Classifier classifier, PhotoCase photo) throws Exception {
        Path file = Golden.FOLDER.resolve(photo.photo());
        Analysis analysis = analyzer.analyze(file, classifier, 0, CamMethod.HIRES_CAM);
        for (ClassCase golden : photo.classes()) {
            int index = classifier.card().output().classes().indexOf(golden.name());
            float[] all = Golden.array(golden.methods());
            int cells = all.length / Golden.methods().size();
            for (int i = 0; i < Golden.methods().size(); i++) {
                CamMethod method = CamMethod.of(Golden.methods().get(i)).orElseThrow();
                float[] expected = Arrays.copyOfRange(all, i * cells, (i + 1) * cells);

                Analysis explained = analyzer.explain(analysis, classifier, index, method);

                assertThat(explained.explanation().method()).isEqualTo(method);
                assertThat(Agreement.pearson(explained.explanation().signed().toArray(), expected))
                        .as("%s for %s in %s", method, golden.name(), photo.photo())
                        .isGreaterThanOrEqualTo(0.999);
            }
        }
    }

    @Test
    void theSameClassByAnotherMethodUsesTheSameEvidence() throws Exception {
        NetworkCase network = Golden.tinyNetworks().getLast();
        Path file = Golden.FOLDER.resolve(network.photos().getFirst().photo());
        try (Classifier classifier = ENGINE.load(network.file())) {
            Analysis first = analyzer.analyze(file, classifier, 1, CamMethod.GRAD_CAM);

            Analysis other = analyzer.explain(first, classifier, 1, CamMethod.LAYER_CAM);
            Analysis another = analyzer.explain(first, classifier, 2, CamMethod.LAYER_CAM);
            Analysis back = analyzer.explain(another, classifier, 1, CamMethod.GRAD_CAM);

            assertThat(other.explanation().evidence()).isSameAs(first.explanation().evidence());
            assertThat(other.explanation().map()).isNotEqualTo(first.explanation().map());
            assertThat(another.pass()).isSameAs(first.pass());
            assertThat(another.explanation().evidence())
                    .isNotEqualTo(first.explanation().evidence());
            assertThat(back.explanation()).isEqualTo(first.explanation());
        }
    }

    @Test
    void theOtherClassOfASingleLogitIsTheSameEvidenceWithTheOppositeSign() throws Exception {
        Path folder = Golden.FOLDER.resolve("demo");
        NetworkCase demo = Golden.index(folder.resolve("index.json"), NetworkCase.class);
        Path file = folder.resolve(demo.photos().getFirst().photo());
        Analysis melanoma;
        ClassEvidence benign;
        Classifier classifier = ENGINE.load(Path.of(demo.archive()));
        try (classifier) {
            melanoma = analyzer.analyze(file, classifier, 1, CamMethod.GRAD_CAM);
            benign = classifier.evidence(melanoma.pass(), 0);
        }

        Analysis other = analyzer.explain(melanoma, classifier, 0, CamMethod.GRAD_CAM);
        Analysis back = analyzer.explain(other, classifier, 1, CamMethod.GRAD_CAM);

        assertThat(other.explanation().evidence()).isEqualTo(benign);
        assertThat(back.explanation()).isEqualTo(melanoma.explanation());
    }

    private void compare(Path archive, Path folder, NetworkCase network) throws Exception {
        try (Classifier classifier = ENGINE.load(archive)) {
            assertThat(network.photos()).isNotEmpty();
            for (PhotoCase photo : network.photos()) {
                compare(classifier, folder, photo);
            }
        }
    }

    private void compare(Classifier classifier, Path folder, PhotoCase photo) throws Exception {
        Analysis analysis =
                analyzer.analyze(folder.resolve(photo.photo()), classifier, 0, CamMethod.GRAD_CAM);
        float[] logits = Golden.array(folder.resolve(photo.logits()));
        for (int i = 0; i < logits.length; i++) {
            assertThat(analysis.pass().logits().get(i)).isCloseTo(logits[i], within(1e-4));
        }
        for (ClassCase golden : photo.classes()) {
            int index = classifier.card().output().classes().indexOf(golden.name());
            compare(
                    analyzer.explain(analysis, classifier, index, CamMethod.GRAD_CAM),
                    folder,
                    golden);
        }
    }

    private static float maximum(float[] values) {
        float maximum = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            maximum = Math.max(maximum, value);
        }
        return maximum;
    }

    private static void compare(Analysis analysis, Path folder, ClassCase golden) {
        float[] map = analysis.explanation().map().toArray();
        float[] expected = Golden.array(folder.resolve(golden.map()));

        assertThat(analysis.className()).isEqualTo(golden.name());
        assertThat(analysis.explanation().map().isEmpty()).isEqualTo(golden.empty());
        assertThat(Agreement.pearson(map, expected)).isGreaterThanOrEqualTo(0.9999);
        assertThat(Agreement.zeros(map)).isEqualTo(Agreement.zeros(expected));
        assertThat(analysis.explanation().map().maximum())
                .isCloseTo(maximum(expected), within(1e-4f));
    }
}
