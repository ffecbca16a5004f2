package org.lesionlens.explain;

/**
 * What one forward and backward pass leaves behind for one class: all that Grad-CAM needs, and
 * nothing native.
 *
 * @param logit score y of the class before sigmoid or softmax; unitless, finite
 * @param activations A, output of the target layer, shape (channels, height, width)
 * @param gradients ∂y/∂A, same shape as {@code activations}
 * @see <a href="https://arxiv.org/abs/1610.02391">Selvaraju et al. 2017, section 3</a>
 */
public record ClassEvidence(double logit, FeatureMaps activations, FeatureMaps gradients) {

    /**
     * @throws IllegalArgumentException if {@code logit} is not finite or the shapes differ
     */
    public ClassEvidence {
        if (!Double.isFinite(logit)) {
            throw new IllegalArgumentException("logit is not finite: " + logit);
        }
        if (!activations.sameShape(gradients)) {
            throw new IllegalArgumentException(
                    "gradients " + gradients + " do not fit activations " + activations);
        }
    }

    /**
     * The evidence against the class: that of the score −y, which is how the other class of a
     * single-logit network is explained.
     */
    public ClassEvidence negated() {
        return new ClassEvidence(-logit, activations, gradients.negated());
    }
}
