package org.lesionlens.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a lesion is known to be. */
public enum Truth {
    /** Has what is looked for: for the SIIM-ISIC table a melanoma. */
    POSITIVE,
    /** Has it not. */
    NEGATIVE,
    /** Nobody said, or nobody knows. */
    UNKNOWN;

    private static final Set<String> POSITIVES =
            Set.of("1", "1.0", "true", "yes", "y", "positive", "pos", "malignant", "mel", "m");
    private static final Set<String> NEGATIVES =
            Set.of("0", "0.0", "false", "no", "n", "negative", "neg", "benign", "b");
    private static final Set<String> UNKNOWNS =
            Set.of("", "unknown", "na", "n/a", "nan", "none", "null", "?", "indeterminate");

    /** Diagnoses that are no melanoma, as ISIC's and HAM10000's tables name them. */
    private static final Set<String> OTHER_DIAGNOSES =
            Set.of(
                    "nv",
                    "nevus",
                    "naevus",
                    "bkl",
                    "bcc",
                    "akiec",
                    "df",
                    "vasc",
                    "scc",
                    "seborrheic keratosis",
                    "lentigo nos",
                    "solar lentigo",
                    "lichenoid keratosis",
                    "actinic keratosis",
                    "pigmented benign keratosis",
                    "basal cell carcinoma",
                    "squamous cell carcinoma",
                    "dermatofibroma",
                    "vascular lesion",
                    "cafe-au-lait macule");

    /**
     * What a cell or a folder's name says, in any case; none if it is no spelling of a truth.
     *
     * <p>A diagnosis counts as positive if it is a melanoma, and as negative if it is one of those
     * that public tables have beside it.
     */
    public static Optional<Truth> of(String spelled) {
        String word = spelled.strip().toLowerCase(Locale.ROOT);
        if (POSITIVES.contains(word) || word.startsWith("melanoma")) {
            return Optional.of(POSITIVE);
        }
        if (NEGATIVES.contains(word) || OTHER_DIAGNOSES.contains(word)) {
            return Optional.of(NEGATIVE);
        }
        return UNKNOWNS.contains(word) ? Optional.of(UNKNOWN) : Optional.empty();
    }

    /** True if it has what is looked for. */
    public boolean isPositive() {
        return this == POSITIVE;
    }

    /** True if it is positive or negative. */
    public boolean isKnown() {
        return this != UNKNOWN;
    }
}
