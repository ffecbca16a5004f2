package org.lesionlens.export;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;
import org.lesionlens.files.ContentHash;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.store.PhotoPrediction;

/**
 * What is known of a photo of a set.
 *
 * @param image that was to be scored
 * @param truth whether it has what is looked for
 * @param probability of what is looked for, in [0, 1], by whoever judges; none if it is not known
 * @param photo hash of its bytes; none if it failed, or nobody has read it
 * @param key by which the store knows what the network said; none if it has said nothing
 * @param error why it failed; blank if it did not
 * @param marks what a person says of the photo
 */
public record ResultRow(
        LesionImage image,
        Truth truth,
        OptionalDouble probability,
        Optional<ContentHash> photo,
        Optional<ContentHash> key,
        String error,
        PhotoMarks marks) {

    /**
     * Of a photo that a model has judged.
     *
     * @param probability of what the model looks for
     */
    public static ResultRow scored(
            LesionImage image, PhotoPrediction prediction, double probability) {
        return new ResultRow(
                image,
                image.truth(),
                OptionalDouble.of(probability),
                Optional.of(prediction.photo()),
                Optional.of(prediction.key()),
                "",
                PhotoMarks.NONE);
    }

    /**
     * Of a photo that failed.
     *
     * @param error why
     */
    public static ResultRow failed(LesionImage image, String error) {
        return new ResultRow(
                image,
                image.truth(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                error,
                PhotoMarks.NONE);
    }

    /** The same with what a person says of the photo. */
    public ResultRow marked(PhotoMarks said) {
        return new ResultRow(image, truth, probability, photo, key, error, said);
    }
}
