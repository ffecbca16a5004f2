package org.lesionlens.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.NetworkPart;
import org.lesionlens.analysis.RunsOn;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.faithfulness.Randomisation.Correlation;
import org.lesionlens.faithfulness.Randomisation.NotAvailable;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.SyntheticAnalysis;

/** On a network whose logit is known by hand, over the hand-sized photo: 8×8 pixels of one grey. */
class FaithfulnessCheckTest {

    private static final double GREY = 0x80 / 255.0;

    /** The top left cell of four is hot. */
    private final Analysis analysis = SyntheticAnalysis.of(0.0, 1, 0, 0, 0);

    private final List<Integer> batches = new ArrayList<>();

    /** Looks at the top left pixel alone: the logit is 2 where it is grey, and 0 where black. */
    private class CornerNetwork implements Classifier {

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
        public void runBackbone(ImageTensor input) {
            forward(input);
        }

        @Override
        public ForwardPass forward(ImageTensor input) {
            var one = new FeatureMaps(1, 2, 2, 1, 2, 3, 4);
            return new ForwardPass(List.of(2 / GREY * input.at(0, 0, 0)), one);
        }

        @Override
        public List<List<Double>> logits(List<ImageTensor> inputs)
                throws ClassificationException, InterruptedException {
            batches.add(inputs.size());
            return Classifier.super.logits(inputs);
        }

        @Override
        public ClassEvidence evidence(ForwardPass pass, int classIndex) {
            var ones = new FeatureMaps(1, 2, 2, 1, 1, 1, 1);
            return new ClassEvidence(0, pass.activations(), ones);
        }

        @Override
        public double[] ablatedScores(ForwardPass pass, int classIndex) {
            return new double[1];
        }

        @Override
        public void close() {}
    }

    @Test
    void deletionFallsWhereTheNetworkLooks() throws Exception {
        Faithfulness result = check(new CornerNetwork(), 4, 0.5);

        double seen = 1 / (1 + Math.exp(-2));
        var points = result.deletion().map().points();
        assertThat(points).hasSize(5);
        assertThat(points.get(0).probability()).isCloseTo(seen, within(1e-6));
        assertThat(points.get(1).probability()).isEqualTo(0.5); // the corner went first
        assertThat(points.get(4).probability()).isEqualTo(0.5);
        assertThat(result.deletion().map().area()).isCloseTo((seen - 0.5) / 8 + 0.5, within(1e-6));
        assertThat(result.deletion().random().area()).isGreaterThan(0.5);
    }

    @Test
    void aBlurLeavesAPlainPhotoAsItIs() throws Exception {
        Faithfulness result = check(new CornerNetwork(), 4, 0.5);

        double seen = 1 / (1 + Math.exp(-2));
        assertThat(result.insertion().map().area()).isCloseTo(seen, within(1e-5));
        assertThat(result.hotPart().alone()).isCloseTo(seen, within(1e-5));
        assertThat(result.hotPart().removed()).isCloseTo(seen, within(1e-5));
    }

    @Test
    void hotPixelsReachTheThreshold() {
        // Four pixels over cells 0 and 4: 0 1 3 4.
        var map = new Heatmap(2, 1, 0, 4);

        assertThat(FaithfulnessCheck.hotPixels(map, 0.75, 4, 1).stream()).containsExactly(2, 3);
        assertThat(FaithfulnessCheck.hotPixels(map, 0.76, 4, 1).stream()).containsExactly(3);
        assertThat(FaithfulnessCheck.hotPixels(map, 0, 4, 1).cardinality()).isEqualTo(4);
    }

    @Test
    void aNetworkWithoutNamedWeightsIsToldOf() throws Exception {
        Faithfulness result = check(new CornerNetwork(), 1, 0.5);

        assertThat(result.randomisations())
                .extracting(Randomisation::part)
                .containsExactly(NetworkPart.values());
        assertThat(result.randomisations())
                .allMatch(randomisation -> randomisation.outcome() instanceof NotAvailable);
    }

    @Test
    void comparesTheMapWithThatOfAShuffledNetwork() throws Exception {
        List<NetworkPart> closed = new ArrayList<>();
        var network =
                new CornerNetwork() {
                    @Override
                    public Classifier shuffled(NetworkPart part) {
                        return new CornerNetwork() {
                            @Override
                            public void close() {
                                closed.add(part);
                            }
                        };
                    }
                };

        Faithfulness result = check(network, 1, 0.5);

        // The head alone sees the same activations; with the stage shuffled too they are 1 2 3 4:
        // ranks 4 2 2 2 and 1 2 3 4, so -3 / sqrt(3 * 5).
        assertThat(((Correlation) result.randomisations().get(0).outcome()).spearman())
                .isCloseTo(1, within(1e-12));
        assertThat(((Correlation) result.randomisations().get(1).outcome()).spearman())
                .isCloseTo(-3 / Math.sqrt(15), within(1e-12));
        assertThat(closed).containsExactly(NetworkPart.values());
    }

    @Test
    void runsEightInputsAtATimeAndTellsHowFarItIs() throws Exception {
        List<Double> shares = new ArrayList<>();

        new FaithfulnessCheck(4)
                .check(analysis, new CornerNetwork(), 0.5, (_, share) -> shares.add(share));

        assertThat(batches).containsExactly(8, 8, 6); // four curves of five points, two pictures
        assertThat(shares).hasSize(5).isSorted().startsWith(0.0);
        assertThat(shares.getLast()).isLessThan(1);
    }

    @Test
    void anInterruptEndsItWithinTheBatch() {
        var network = new CornerNetwork();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> {
                    new FaithfulnessCheck(50)
                            .check(
                                    analysis,
                                    network,
                                    0.5,
                                    (_, share) -> {
                                        if (share > 0) {
                                            Thread.currentThread().interrupt();
                                        }
                                    });
                });
        assertThat(batches).hasSize(2); // interrupted while the second was on its way
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anEmptyMapIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    new FaithfulnessCheck(4)
                            .check(
                                    SyntheticAnalysis.of(0, -1, 0, 0, 0),
                                    new CornerNetwork(),
                                    0.5,
                                    (_, _) -> {});
                })
                .withMessageContaining("empty");
        assertThat(batches).isEmpty();
    }

    private Faithfulness check(Classifier classifier, int steps, double threshold)
            throws ClassificationException, InterruptedException {
        return new FaithfulnessCheck(steps).check(analysis, classifier, threshold, (_, _) -> {});
    }
}
