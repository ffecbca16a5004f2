package org.lesionlens.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.RunsOn;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.SyntheticAnalysis;

/** On networks of which it is known by hand what flips and turns do to their maps. */
class ViewsMapTest {

    /** Its layer has a cell for each pixel. */
    private abstract static class PixelNetwork implements Classifier {

        private final List<Integer> asked = new ArrayList<>();

        abstract float cell(ImageTensor input, int x, int y);

        @Override
        public ModelCard card() {
            return SyntheticAnalysis.CARD;
        }

        @Override
        public ContentHash key() {
            return ContentHash.parse("c0".repeat(32));
        }

        @Override
        public RunsOn runsOn() {
            return RunsOn.CPU;
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public void runBackbone(ImageTensor input) {}

        @Override
        public ForwardPass forward(ImageTensor input) {
            asked.add(input.width());
            float[] cells = new float[input.width() * input.height()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cell(input, i % input.width(), i / input.width());
            }
            return new ForwardPass(
                    List.of((double) input.at(0, 0, 0)),
                    new FeatureMaps(1, input.height(), input.width(), cells));
        }

        @Override
        public ClassEvidence evidence(ForwardPass pass, int classIndex) {
            float[] ones = new float[pass.activations().cells()];
            Arrays.fill(ones, 1);
            FeatureMaps maps = pass.activations();
            return new ClassEvidence(
                    0, maps, new FeatureMaps(1, maps.height(), maps.width(), ones));
        }

        @Override
        public double[] ablatedScores(ForwardPass pass, int classIndex) {
            return new double[1];
        }

        @Override
        public void close() {}
    }

    /** Sees what is there, wherever it is. */
    private static PixelNetwork seeing() {
        return new PixelNetwork() {
            @Override
            float cell(ImageTensor input, int x, int y) {
                return input.at(0, x, y) - 2;
            }
        };
    }

    /** Looks at the top left corner, whatever is there. */
    private static PixelNetwork staring() {
        return new PixelNetwork() {
            @Override
            float cell(ImageTensor input, int x, int y) {
                return x == 0 && y == 0 ? 8 : 0;
            }
        };
    }

    private static ImageTensor input(int width, int height) {
        float[] values = new float[3 * width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % (width * height);
        }
        return ImageTensor.of(width, height, values);
    }

    private static ViewsMap map(Classifier network, int width, int height, CamMethod method)
            throws Exception {
        return (ViewsMap)
                new Attributions(network, 1)
                        .of(
                                PlacedInput.filled(input(width, height)),
                                new ViewsSettings(method),
                                _ -> {});
    }

    @Test
    void aNetworkThatSeesTheLesionSaysTheSameOfEachView() throws Exception {
        PixelNetwork network = seeing();

        ViewsMap views = map(network, 2, 2, CamMethod.GRAD_CAM);

        assertThat(network.asked).hasSize(8);
        assertThat(views.mean()).isEqualTo(new SignedMap(2, 2, -2, -1, 0, 1));
        assertThat(views.spread()).isEqualTo(new Heatmap(2, 2, 0, 0, 0, 0));
        assertThat(views.relativeSpread()).isZero();
    }

    @Test
    void oneThatStaresAtACornerHasEachCornerOnceInFour() throws Exception {
        ViewsMap views = map(staring(), 2, 2, CamMethod.LAYER_CAM);

        assertThat(views.mean()).isEqualTo(new Heatmap(2, 2, 2, 2, 2, 2));
        double spread = Math.sqrt((2 * 36 + 6 * 4) / 7.0); // 8 in two views, 0 in six
        assertThat(views.spread().at(1, 0)).isCloseTo((float) spread, within(1e-6f));
        assertThat(views.relativeSpread()).isInfinite();
    }

    @Test
    void whatIsNotSquareIsNotTurnedByAQuarter() throws Exception {
        PixelNetwork network = seeing();

        ViewsMap views = map(network, 3, 2, CamMethod.GRAD_CAM);

        assertThat(network.asked).containsExactly(3, 3, 3, 3);
        assertThat(views.mean()).isEqualTo(new SignedMap(3, 2, -2, -1, 0, 1, 2, 3));
        assertThat(new ViewsSettings(CamMethod.GRAD_CAM).forwardPasses(3, 2)).isEqualTo(4);
    }

    @Test
    void tellsTheProbabilityOfEachViewThePhotoAsItIsFirst() throws Exception {
        List<Double> probabilities = map(seeing(), 2, 2, CamMethod.GRAD_CAM).probabilities();

        assertThat(probabilities).hasSize(8);
        assertThat(probabilities.getFirst()).isEqualTo(0.5); // of logit 0
        assertThat(probabilities.stream().distinct()).hasSize(4); // a corner in two views each
    }
}
