package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelContributionsTest {

    // Means 2, 3 and 0.5; weights, the sums of the gradients, 1, -2 and 0.
    private static final FeatureMaps ACTIVATIONS = new FeatureMaps(3, 1, 2, 1, 3, 3, 3, 1, 0);
    private static final FeatureMaps POOLED = new FeatureMaps(3, 1, 2, 0.5f, 0.5f, -1, -1, 0, 0);
    private static final ClassEvidence EVIDENCE = new ClassEvidence(-3.5, ACTIVATIONS, POOLED);

    private static ChannelContributions of(FeatureMaps gradients, FeatureMaps atZero) {
        return ChannelContributions.of(
                new ClassEvidence(-3.5, ACTIVATIONS, gradients), Optional.of(atZero));
    }

    @Test
    void isTheWeightTimesTheMeanActivation() {
        assertThat(ChannelContributions.of(EVIDENCE, Optional.of(POOLED)).channels())
                .containsExactly(
                        new ChannelContribution(0, 1, 2),
                        new ChannelContribution(1, -2, 3),
                        new ChannelContribution(2, 0, 0.5))
                .extracting(ChannelContribution::contribution)
                .containsExactly(2.0, -6.0, 0.0);
    }

    @Test
    void ofAPooledLinearHeadTheyAreTheScoreWithoutTheBias() {
        ChannelContributions all = of(POOLED, POOLED);

        assertThat(all.exact()).isTrue();
        assertThat(all.sum()).isEqualTo(-4);
        assertThat(all.rest()).isEqualTo(0.5); // the bias
    }

    @Test
    void ofAHeadThatLooksAtPlacesTheyAreNotExact() {
        var uneven = new FeatureMaps(3, 1, 2, 0.4f, 0.6f, -1, -1, 0, 0);

        assertThat(of(uneven, uneven).exact()).isFalse();
    }

    @Test
    void ofAHeadThatBendsTheyAreNotExact() {
        var flatter = new FeatureMaps(3, 1, 2, 0.25f, 0.25f, -1, -1, 0, 0);

        assertThat(of(POOLED, flatter).exact()).isFalse();
    }

    @Test
    void ofAHeadWithoutASlopeAtZeroTheyAreNotExact() {
        assertThat(ChannelContributions.of(EVIDENCE, Optional.empty()).exact()).isFalse();
    }

    @Test
    void areSortedByWhatIsAskedFor() {
        ChannelContributions all = of(POOLED, POOLED);

        assertThat(all.in(ChannelOrder.FOR))
                .extracting(ChannelContribution::channel)
                .containsExactly(0, 2, 1);
        assertThat(all.in(ChannelOrder.AGAINST))
                .extracting(ChannelContribution::channel)
                .containsExactly(1, 2, 0);
        assertThat(all.in(ChannelOrder.ACTIVATION))
                .extracting(ChannelContribution::channel)
                .containsExactly(1, 0, 2);
    }

    @Test
    void theOtherClassOfASingleLogitHasTheOppositeOnes() {
        ChannelContributions all =
                ChannelContributions.of(EVIDENCE.negated(), Optional.of(POOLED.negated()));

        assertThat(all.exact()).isTrue();
        assertThat(all.sum()).isEqualTo(4);
        assertThat(all.score()).isEqualTo(3.5);
    }

    @Test
    void addUpToWhatTheSignedMapDoes() {
        float[] cells = GradCam.signed(EVIDENCE).toArray();

        assertThat(of(POOLED, POOLED).sum()).isCloseTo(cells[0] + cells[1], within(1e-6));
    }

    @Test
    void channelsAreSignedMapsIfOneOfThemGoesBelowZero() {
        var below = new FeatureMaps(2, 1, 2, 0, 1, -1, 1);

        assertThat(below.channel(0)).isEqualTo(new SignedMap(2, 1, 0, 1));
        assertThat(below.channel(1)).isEqualTo(new SignedMap(2, 1, -1, 1));
        assertThat(ACTIVATIONS.channel(2)).isEqualTo(new Heatmap(2, 1, 1, 0));
    }
}
