package org.lesionlens.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.RunsOn;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.MeanColourEngine;

/** Networks that were traced with a batch of one, and take no more. */
class ChangedScoresTest {

    private final List<Integer> batches = new ArrayList<>();

    /** As a reshape to one photo has it; it can be told to take none. */
    private final class OneAtATime implements Classifier {

        private final Classifier real;
        private final int most;

        OneAtATime(Classifier real, int most) {
            this.real = real;
            this.most = most;
        }

        @Override
        public List<List<Double>> logits(List<ImageTensor> inputs)
                throws ClassificationException, InterruptedException {
            batches.add(inputs.size());
            if (inputs.size() > most) {
                throw new ClassificationException("shape '[1, 64]' is invalid");
            }
            return real.logits(inputs);
        }

        @Override
        public ModelCard card() {
            return real.card();
        }

        @Override
        public ContentHash key() {
            return real.key();
        }

        @Override
        public RunsOn runsOn() {
            return real.runsOn();
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public ForwardPass forward(ImageTensor input)
                throws ClassificationException, InterruptedException {
            return real.forward(input);
        }

        @Override
        public ClassEvidence evidence(ForwardPass pass, int classIndex)
                throws ClassificationException, InterruptedException {
            return real.evidence(pass, classIndex);
        }

        @Override
        public double[] ablatedScores(ForwardPass pass, int classIndex)
                throws ClassificationException, InterruptedException {
            return real.ablatedScores(pass, classIndex);
        }

        @Override
        public void runBackbone(ImageTensor input)
                throws ClassificationException, InterruptedException {
            real.runBackbone(input);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private static Classifier real() throws Exception {
        return new MeanColourEngine().load(Path.of("pom.xml"), new ModelChoice(null, null));
    }

    private static List<ImageTensor> inputs(Classifier classifier) {
        int width = classifier.card().input().width();
        int height = classifier.card().input().height();
        List<ImageTensor> inputs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            float[] values = new float[3 * width * height];
            values[0] = i;
            inputs.add(ImageTensor.of(width, height, values));
        }
        return inputs;
    }

    @Test
    void areAskedOneByOneFromTheFirstRefusalOn() throws Exception {
        try (Classifier real = real()) {
            List<ImageTensor> inputs = inputs(real);
            List<Double> together = new ChangedScores(real, 1, WatchedScore.LOGIT).of(inputs);
            var single = new ChangedScores(new OneAtATime(real, 1), 1, WatchedScore.LOGIT);

            assertThat(single.of(inputs)).isEqualTo(together).doesNotHaveDuplicates();
            assertThat(single.of(inputs)).isEqualTo(together);
            assertThat(batches).containsExactly(3, 1, 1, 1, 1, 1, 1);
        }
    }

    @Test
    void failIfTheyTakeNoPhotoEither() throws Exception {
        try (Classifier real = real()) {
            List<ImageTensor> inputs = inputs(real);
            var none = new ChangedScores(new OneAtATime(real, 0), 1, WatchedScore.PROBABILITY);

            assertThatThrownBy(() -> none.of(inputs)).isInstanceOf(ClassificationException.class);
            assertThat(batches).containsExactly(3, 1);
        }
    }
}
