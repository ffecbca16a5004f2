package org.lesionlens.figure;

import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.InputSpec;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.ReviewCase;

/**
 * Whose heat a figure shows, and whose probabilities.
 *
 * @param name of the model
 * @param hash the first digits of what tells this model, card and layer from any other
 * @param positive the class that is looked for: that of probabilities, calls and truths
 * @param explained the class that kept maps are of
 * @param layer whose activations the maps are of; blank if that is the usual one
 * @param input how photos lie in its input
 * @param source whose probabilities count
 * @param heat what its heat is
 */
public record FigureModel(
        String name,
        String hash,
        String positive,
        String explained,
        String layer,
        InputSpec input,
        ProbabilitySource source,
        FigureHeat heat) {

    private static final int HASH_DIGITS = 8;

    /** A model whose own class is looked for, by its own probabilities. */
    public FigureModel(String name, String hash, String positive, String layer, InputSpec input) {
        this(
                name,
                hash,
                positive,
                positive,
                layer,
                input,
                ProbabilitySource.NETWORK,
                FigureHeat.GRAD_CAM);
    }

    /**
     * A model, and how lesions are judged.
     *
     * @param key that tells the model from any other
     * @param judged of one set
     */
    public static FigureModel of(ModelCard card, ContentHash key, List<ReviewCase> judged) {
        Optional<ReviewCase> any = judged.stream().findFirst();
        String own = card.output().positive();
        return new FigureModel(
                card.name(),
                key.hex().substring(0, HASH_DIGITS),
                any.flatMap(ReviewCase::otherClass).orElse(own),
                own,
                card.targetLayer(),
                card.input(),
                any.map(ReviewCase::source).orElse(ProbabilitySource.NETWORK),
                FigureHeat.GRAD_CAM);
    }

    /** The same with heat by another method. */
    public FigureModel withHeat(FigureHeat other) {
        return new FigureModel(name, hash, positive, explained, layer, input, source, other);
    }
}
