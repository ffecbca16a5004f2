package org.lesionlens.review;

import java.util.List;

/** What measures count. */
public enum MeasuredUnit {
    /** Each photo for itself. */
    PHOTO {
        @Override
        double probability(List<Double> ofPhotos) {
            return ofPhotos.getFirst();
        }
    },
    /** Each lesion once, by the mean probability of its photos. */
    LESION_BY_MEAN {
        @Override
        double probability(List<Double> ofPhotos) {
            return ofPhotos.stream().mapToDouble(p -> p).average().orElseThrow();
        }
    },
    /** Each lesion once, by the highest probability of its photos. */
    LESION_BY_MAXIMUM {
        @Override
        double probability(List<Double> ofPhotos) {
            return ofPhotos.stream().mapToDouble(p -> p).max().orElseThrow();
        }
    };

    /**
     * That of a lesion.
     *
     * @param ofPhotos in [0, 1], at least one
     */
    abstract double probability(List<Double> ofPhotos);
}
