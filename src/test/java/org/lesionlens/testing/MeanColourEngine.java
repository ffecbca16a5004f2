package org.lesionlens.testing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Engine;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelFacts;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.analysis.RunsOn;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;

/**
 * An engine in plain Java, for what only needs the contract: whatever file is named, the network
 * averages each colour over a grid of 2×2 and gives y = 4 · (red − green), each in [0, 1].
 */
public final class MeanColourEngine implements Engine {

    private static final int GRID = 2;
    private static final float[] WEIGHTS = {4, -4, 0};
    private static final ContentHash KEY = ContentHash.parse("4c".repeat(32));

    private final ModelCard card;

    /** Of the card of {@link SyntheticAnalysis}. */
    public MeanColourEngine() {
        this(SyntheticAnalysis.CARD);
    }

    /**
     * @param card of a single logit for the second class
     */
    public MeanColourEngine(ModelCard card) {
        this.card = card;
    }

    @Override
    public OpenNetwork open(Path file) {
        throw new UnsupportedOperationException("nobody chooses a card for this network");
    }

    @Override
    public Classifier load(Path file, ModelChoice choice) throws ModelLoadException {
        check(file);
        return new MeanColour(card);
    }

    @Override
    public ModelFacts inspect(Path file, ModelChoice choice) throws ModelLoadException {
        check(file);
        return new ModelFacts(
                KEY,
                "MeanColour",
                card,
                new CardGuess(KEY, 1, null, null, null),
                null,
                null,
                null,
                1,
                0,
                List.of("features", "head"),
                List.of(),
                "",
                FeaturesPath.PLAIN);
    }

    @Override
    public void export(Path model, ModelChoice choice, Path file) throws IOException {
        Files.createFile(file);
    }

    private static void check(Path file) throws ModelLoadException {
        if (!Files.exists(file)) {
            throw new ModelLoadException(
                    file + " does not exist", new FileNotFoundException(file.toString()));
        }
    }

    @Override
    public void close() {}

    private record MeanColour(ModelCard card) implements Classifier {

        @Override
        public ContentHash key() {
            return KEY;
        }

        @Override
        public RunsOn runsOn() {
            return new RunsOn("Java", null);
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public ForwardPass forward(ImageTensor input) {
            float[] cells = new float[WEIGHTS.length * GRID * GRID];
            int height = input.height() / GRID;
            int width = input.width() / GRID;
            for (int channel = 0; channel < WEIGHTS.length; channel++) {
                for (int y = 0; y < GRID * height; y++) {
                    for (int x = 0; x < GRID * width; x++) {
                        int cell = (channel * GRID + y / height) * GRID + x / width;
                        cells[cell] += input.at(channel, x, y) / (height * width);
                    }
                }
            }
            double logit = 0;
            for (int i = 0; i < cells.length; i++) {
                logit += (double) WEIGHTS[i / (GRID * GRID)] * cells[i] / (GRID * GRID);
            }
            return new ForwardPass(
                    List.of(logit), new FeatureMaps(WEIGHTS.length, GRID, GRID, cells));
        }

        @Override
        public void runBackbone(ImageTensor input) {
            forward(input);
        }

        @Override
        public ClassEvidence evidence(ForwardPass pass, int classIndex) {
            float[] gradients = new float[WEIGHTS.length * GRID * GRID];
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] = WEIGHTS[i / (GRID * GRID)] / (GRID * GRID);
            }
            var melanoma =
                    new ClassEvidence(
                            pass.logits().getFirst(),
                            pass.activations(),
                            new FeatureMaps(WEIGHTS.length, GRID, GRID, gradients));
            return classIndex == 1 ? melanoma : melanoma.negated();
        }

        @Override
        public double[] ablatedScores(ForwardPass pass, int classIndex) {
            throw new UnsupportedOperationException("no command of these tests ablates");
        }

        @Override
        public void close() {}
    }
}
