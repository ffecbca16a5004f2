package org.lesionlens.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.RunsOn;
import org.lesionlens.attribution.LayerMap;
import org.lesionlens.attribution.MapSettings;
import org.lesionlens.attribution.PlacedInput;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.SyntheticAnalysis;

/** On a network that looks at the top left corner alone, over a photo that is bright only there. */
class MethodsCheckTest {

    private static final int SIZE = 16;
    private static final double SEEN = 1 / (1 + Math.exp(-4));

    private static final List<MapSettings> TWO =
            List.of(new LayerMap(CamMethod.GRAD_CAM), new LayerMap(CamMethod.LAYER_CAM));

    /** Its layer's one channel is the same whatever the photo. */
    private record Corner(FeatureMaps channel) implements Classifier {

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
            double logit = 4 * input.at(0, 0, 0);
            return new ForwardPass(List.of(logit), channel);
        }

        @Override
        public ClassEvidence evidence(ForwardPass pass, int classIndex) {
            float[] ones = new float[16];
            Arrays.fill(ones, 1);
            return new ClassEvidence(0, pass.activations(), new FeatureMaps(1, 4, 4, ones));
        }

        @Override
        public double[] ablatedScores(ForwardPass pass, int classIndex) {
            return new double[1];
        }

        @Override
        public void close() {}
    }

    private static Corner corner(float... cells) {
        return new Corner(new FeatureMaps(1, 4, 4, cells));
    }

    private static float[] hotAt(int cell) {
        float[] cells = new float[16];
        for (int i = 0; i < 16; i++) {
            cells[i] = (i * 7 % 16) / 100f; // no two cells alike
        }
        cells[cell] = 1;
        return cells;
    }

    private static ImageTensor photo() {
        float[] values = new float[3 * SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            int pixel = i % (SIZE * SIZE);
            values[i] = pixel % SIZE < 2 && pixel / SIZE < 2 ? 1 : 0;
        }
        return ImageTensor.of(SIZE, SIZE, values);
    }

    private static PhotoFaithfulness found(List<MapSettings> methods, float... cells)
            throws Exception {
        return new MethodsCheck(methods, 1)
                .of(PlacedInput.filled(photo()), corner(cells), 1, _ -> {});
    }

    private static double value(Map<MapMeasure, OptionalDouble> map, MapMeasure measure) {
        return Objects.requireNonNull(map.get(measure)).orElseThrow();
    }

    @Test
    void aMapThatFindsTheCornerIsFaithful() throws Exception {
        PhotoFaithfulness found = found(TWO, hotAt(0));

        Map<MapMeasure, OptionalDouble> map = found.maps().getFirst();
        assertThat(value(map, MapMeasure.DELETION))
                .isCloseTo(0.5 + (SEEN - 0.5) * 12 / 256 / 2, within(1e-6));
        assertThat(value(map, MapMeasure.ROAD)).isCloseTo((SEEN - 0.5) / 2, within(0.01));
        assertThat(value(map, MapMeasure.AVERAGE_DROP)).isCloseTo(0, within(1e-6));
        assertThat(value(map, MapMeasure.INCREASE_IN_CONFIDENCE)).isZero();
        assertThat(value(map, MapMeasure.NOISE_STABILITY)).isCloseTo(1, within(1e-6));
    }

    @Test
    void oneThatLooksElsewhereIsNot() throws Exception {
        PhotoFaithfulness found = found(TWO, hotAt(15));

        Map<MapMeasure, OptionalDouble> map = found.maps().getFirst();
        assertThat(value(map, MapMeasure.DELETION)).isGreaterThan(0.9);
        assertThat(value(map, MapMeasure.ROAD)).isLessThan(-0.1);
        assertThat(value(map, MapMeasure.AVERAGE_DROP))
                .isCloseTo((SEEN - 0.5) / SEEN, within(1e-3)); // 0 in the corner
    }

    /** The network's map stays where it is when the photo is mirrored: turned back, it is not. */
    @Test
    void mirroredMapsAreComparedMirroredBack() throws Exception {
        float[] even = new float[16];
        for (int i = 0; i < 16; i++) {
            even[i] = Math.min(i % 4, 3 - i % 4) + 10 * Math.min(i / 4, 3 - i / 4) + 1;
        }

        assertThat(stability(even)).isCloseTo(1, within(1e-6));
        assertThat(stability(hotAt(0))).isLessThan(0.5);
    }

    private static double stability(float... cells) throws Exception {
        return value(found(TWO, cells).maps().getFirst(), MapMeasure.FLIP_STABILITY);
    }

    @Test
    void tellsHowFarMethodsAgreeAndWhatRandomCellsReach() throws Exception {
        PhotoFaithfulness found = found(TWO, hotAt(0));

        assertThat(found.maps()).hasSize(3);
        assertThat(found.maps().getLast().get(MapMeasure.DELETION)).isPresent();
        assertThat(found.maps().getLast().get(MapMeasure.FLIP_STABILITY)).isEmpty();
        PhotoFaithfulness.Pair pair = found.pairs().getFirst();
        assertThat(List.of(pair.one(), pair.other())).containsExactly(0, 1);
        assertThat(pair.agreement().rankCorrelation().orElseThrow())
                .isCloseTo(1, within(1e-6)); // of positive evidence both are the same
    }

    @Test
    void aMapThatIsTheSameEverywhereHasNoNumbers() throws Exception {
        PhotoFaithfulness found = found(List.of(TWO.getFirst()), new float[16]);

        assertThat(found.maps().getFirst().values()).allMatch(OptionalDouble::isEmpty);
    }

    @Test
    void progressNeverGoesBack() throws Exception {
        List<Double> heard = new ArrayList<>();
        new MethodsCheck(TWO, 1).of(PlacedInput.filled(photo()), corner(hotAt(0)), 1, heard::add);

        assertThat(heard).isSorted().allMatch(share -> share >= 0 && share <= 1);
    }
}
