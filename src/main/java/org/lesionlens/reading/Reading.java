package org.lesionlens.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.ContentHash;

/**
 * What a reader said of a photo.
 *
 * @param photo hash of its bytes
 * @param call what it is called
 * @param confidence how sure the reader was; null if that was not said
 * @param truthSeen true if truth and heat of this photo had been shown before: then the call is not
 *     blind, and no measure counts it
 * @param taken from when the photo was on the screen until the call
 * @param at when it was called, to the millisecond
 */
public record Reading(
        ContentHash photo,
        Call call,
        @Nullable Confidence confidence,
        boolean truthSeen,
        Duration taken,
        Instant at) {

    private static final double HALF = 0.5;

    /** True if there is a call, and it was made without knowing the truth. */
    public boolean isBlind() {
        return call != Call.TAKEN_BACK && !truthSeen;
    }

    /**
     * A place on the scale from surely negative to surely positive, in [0, 1]: above 0.5 if called
     * positive, below it if called negative, the farther from it the surer. Of a call without a
     * confidence, one of its ends.
     *
     * @return none of a call that was taken back
     */
    public Optional<Double> score() {
        double distance =
                confidence == null ? HALF : HALF * confidence.level() / Confidence.HIGHEST;
        return switch (call) {
            case POSITIVE -> Optional.of(HALF + distance);
            case NEGATIVE -> Optional.of(HALF - distance);
            case TAKEN_BACK -> Optional.empty();
        };
    }

    /**
     * True if calls can be ranked by {@link #score}, so that a ROC curve of them is defined: each
     * has its confidence.
     */
    public static boolean areRanked(List<Reading> readings) {
        return readings.stream().allMatch(one -> one.confidence() != null);
    }
}
