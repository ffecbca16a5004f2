package org.lesionlens.explain;

/**
 * The ways to attribute a class's score to single numbers of the network's input: three for each
 * pixel. All need its gradient by the input.
 */
public enum PixelMethod implements ExplanationMethod {
    /** ∂y/∂x. */
    GRADIENTS("gradients", "Gradients", "Simonyan et al. 2014, https://arxiv.org/abs/1312.6034"),
    /** x · ∂y/∂x, of the normalised input. */
    GRADIENTS_X_INPUT(
            "gradients-x-input",
            "Gradients × input",
            "Shrikumar et al. 2016, https://arxiv.org/abs/1605.01713"),
    /** (x − x′) times the mean gradient between a baseline x′ and x. */
    INTEGRATED_GRADIENTS(
            "integrated-gradients",
            "Integrated gradients",
            "Sundararajan et al. 2017, https://arxiv.org/abs/1703.01365"),
    /** The mean gradient of noisy copies of x. */
    SMOOTHGRAD("smoothgrad", "SmoothGrad", "Smilkov et al. 2017, https://arxiv.org/abs/1706.03825"),
    /** The mean of the squared gradients of noisy copies of x. */
    SMOOTHGRAD_SQUARED(
            "smoothgrad-squared",
            "SmoothGrad²",
            "Hooker et al. 2019, https://arxiv.org/abs/1806.10758");

    private final String key;
    private final String label;
    private final String citation;

    PixelMethod(String key, String label, String citation) {
        this.key = key;
        this.label = label;
        this.citation = citation;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String citation() {
        return citation;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The sign of a gradient alone says whether the score grows with a pixel's colour, which is
     * no evidence.
     */
    @Override
    public boolean isSigned() {
        return this == GRADIENTS_X_INPUT || this == INTEGRATED_GRADIENTS;
    }

    /** False if no value can be below 0, and so no sign can be shown. */
    public boolean hasSign() {
        return this != SMOOTHGRAD_SQUARED;
    }
}
