package org.lesionlens.explain;

/** The ways to look at several views of a photo, each of which shows the same lesion. */
public enum ViewsMethod implements ExplanationMethod {
    /** A layer's map of each flip and quarter turn, turned back: their mean and their spread. */
    TTA(
            "tta",
            "TTA mean",
            "Test-time augmentation as aug_smooth of Gildenblat et al. 2021, https://github.com/jacobgil/pytorch-grad-cam");

    private final String key;
    private final String label;
    private final String citation;

    ViewsMethod(String key, String label, String citation) {
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
     * <p>It depends on the layer's method.
     */
    @Override
    public boolean isSigned() {
        return false;
    }
}
