package org.lesionlens.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.explain.RankCorrelation;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.ReviewCase;

/**
 * What a checkpoint says of the watched photos.
 *
 * @param model stands for the file with its card
 * @param photos that have a strip, the same of every checkpoint, in the same order
 * @param area over the photos that are measured
 * @param failed photos of both kinds that could not be scored
 */
public record CheckpointResult(
        Checkpoint checkpoint,
        ContentHash model,
        ModelCard card,
        List<ReviewCase> photos,
        SampleArea area,
        int failed) {

    public CheckpointResult {
        photos = List.copyOf(photos);
    }

    /** True if it is of the same file, opened in the same way. */
    public boolean isOf(CheckpointResult other) {
        return checkpoint.equals(other.checkpoint) && model.equals(other.model);
    }

    /**
     * For each photo, how alike this one's map and the earlier one's order their cells: Spearman's
     * rank correlation of the signed maps, in [−1, 1]. None where one of them is missing or the
     * same everywhere, or where they are not of the same thing.
     */
    public List<OptionalDouble> changesSince(CheckpointResult earlier) {
        boolean isSame =
                card.output().positive().equals(earlier.card.output().positive())
                        && card.targetLayer().equals(earlier.card.targetLayer());
        List<OptionalDouble> changes = new ArrayList<>();
        for (int i = 0; i < photos.size(); i++) {
            var mine = photos.get(i).map();
            var other = earlier.photos.get(i).map();
            changes.add(
                    isSame && mine.isPresent() && other.isPresent()
                            ? correlation(mine.get(), other.get())
                            : OptionalDouble.empty());
        }
        return changes;
    }

    private static OptionalDouble correlation(SignedMap mine, SignedMap other) {
        boolean isSameGrid = mine.width() == other.width() && mine.height() == other.height();
        return isSameGrid ? RankCorrelation.spearman(mine, other) : OptionalDouble.empty();
    }
}
