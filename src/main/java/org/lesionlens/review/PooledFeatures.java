package org.lesionlens.review;

import java.io.IOException;
import java.util.Optional;

/** Where the pooled features of a set's lesions are kept; may be slow. */
@FunctionalInterface
public interface PooledFeatures {

    /**
     * The mean of each channel of the target layer's activations over its grid.
     *
     * @return of one length for all lesions; none if the network has not looked at the lesion
     * @throws IOException if they are kept in a place that cannot be read
     */
    Optional<float[]> of(ReviewCase one) throws IOException;
}
