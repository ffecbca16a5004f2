package org.lesionlens.inference;

import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.Precision;
import org.lesionlens.analysis.PrecisionException;

/**
 * How a network's features are run.
 *
 * @param path by which way, and why
 * @param reduction how they are had in bfloat16
 */
record FeaturesRun(FeaturesPath path, Precision precision, Reduction reduction) {

    /** Operator by operator, and no other way. */
    static final FeaturesRun PLAIN =
            new FeaturesRun(
                    FeaturesPath.PLAIN,
                    Precision.FLOAT32,
                    () -> {
                        throw new PrecisionException(PrecisionException.Reason.ENGINE);
                    });

    /** Opens a network's features in bfloat16. */
    interface Reduction {

        /** On the inference thread. */
        Bfloat16Features.Opened open() throws PrecisionException;
    }
}
