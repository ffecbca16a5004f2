package org.lesionlens.explain;

/** The ways that cover parts of the photo and watch the score: they need no gradient. */
public enum PerturbationMethod implements ExplanationMethod {
    /** A patch is moved over the photo. */
    OCCLUSION("occlusion", "Occlusion", "Zeiler and Fergus 2014, https://arxiv.org/abs/1311.2901"),
    /** Many random masks, each weighted by what the network says of the photo behind it. */
    RISE("rise", "RISE", "Petsiuk et al. 2018, https://arxiv.org/abs/1806.07421");

    private final String key;
    private final String label;
    private final String citation;

    PerturbationMethod(String key, String label, String citation) {
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
     * <p>RISE's values are means of scores; only their distance from each other says something.
     */
    @Override
    public boolean isSigned() {
        return this == OCCLUSION;
    }
}
