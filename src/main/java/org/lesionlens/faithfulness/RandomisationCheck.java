package org.lesionlens.faithfulness;

import java.util.OptionalDouble;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Explanation;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.NetworkPart;
import org.lesionlens.analysis.WeightsNotFoundException;
import org.lesionlens.explain.RankCorrelation;
import org.lesionlens.faithfulness.Randomisation.Correlation;
import org.lesionlens.faithfulness.Randomisation.NoOrder;
import org.lesionlens.faithfulness.Randomisation.NotAvailable;
import org.lesionlens.image.ImageTensor;

/**
 * Compares a map with that of the same network after the weights of a part were shuffled.
 *
 * <p>Shuffling keeps the distribution of each tensor's values, and so the size of what the layers
 * pass on, and takes away what was learnt.
 *
 * @see <a href="https://arxiv.org/abs/1810.03292">Adebayo et al. 2018, section 3</a>
 */
final class RandomisationCheck {

    private RandomisationCheck() {}

    /**
     * Runs the check for one part.
     *
     * @param input that {@code analysis} was made of
     * @throws InterruptedException if the calling thread is interrupted
     */
    static Randomisation of(
            NetworkPart part, Analysis analysis, ImageTensor input, Classifier classifier)
            throws InterruptedException {
        try (Classifier shuffled = classifier.givenAs(analysis.pass()).shuffled(part)) {
            // With the head alone shuffled the activations are the same.
            ForwardPass pass = part == NetworkPart.HEAD ? analysis.pass() : shuffled.forward(input);
            var explanation = analysis.explanation();
            int classIndex = explanation.classIndex();
            Explanation again =
                    Explanation.of(
                            classIndex,
                            explanation.method(),
                            shuffled.evidence(pass, classIndex),
                            () -> shuffled.ablatedScores(pass, classIndex));
            OptionalDouble spearman = RankCorrelation.spearman(explanation.map(), again.map());
            return new Randomisation(
                    part,
                    spearman.isPresent() ? new Correlation(spearman.getAsDouble()) : new NoOrder());
        } catch (WeightsNotFoundException | ClassificationException e) {
            return new Randomisation(part, new NotAvailable(String.valueOf(e.getMessage())));
        }
    }
}
