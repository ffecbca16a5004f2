package org.lesionlens.ui.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.image.Image;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.training.Checkpoint;
import org.lesionlens.training.TrainingHistory;

/**
 * A training as far as it was watched, with its pictures.
 *
 * @param history of its checkpoints
 * @param pictures of the photos that have a strip, by checkpoint
 */
public record ShownTraining(TrainingHistory history, Map<Checkpoint, List<Pair>> pictures) {

    /** Of which nothing was seen. */
    public static final ShownTraining NONE = new ShownTraining(TrainingHistory.NONE, Map.of());

    /**
     * A photo, and its heat by one checkpoint.
     *
     * @param photo none if it cannot be read
     * @param heat over the photo; none without a map
     */
    public record Pair(Optional<Image> photo, Optional<Image> heat) {}

    public ShownTraining {
        pictures = Map.copyOf(pictures);
    }

    /** How many checkpoints there are. */
    public int checkpoints() {
        return history.results().size();
    }

    /** How many photos have a strip. */
    public int photos() {
        return history.results().isEmpty() ? 0 : history.results().getFirst().photos().size();
    }

    /** What a checkpoint says of a photo. */
    public ReviewCase at(int checkpoint, int photo) {
        return history.results().get(checkpoint).photos().get(photo);
    }

    /** The pictures of that. */
    public Pair pair(int checkpoint, int photo) {
        return pictures.getOrDefault(
                        history.results().get(checkpoint).checkpoint(), List.<Pair>of())
                .get(photo);
    }

    /** How alike the photo's map is to that of the checkpoint before. */
    public OptionalDouble change(int checkpoint, int photo) {
        return history.changes(checkpoint).get(photo);
    }
}
