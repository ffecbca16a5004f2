package org.lesionlens.cases;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the cells of a column that says what lesions are hold. */
enum ColumnKind {
    /** Diagnoses, or whether benign or malignant. */
    WORDS,
    /** Yes or no. */
    FLAGS,
    /** Numbers in [0, 1] that were computed elsewhere. */
    PROBABILITIES,
    /** Numbers that stand for something that nobody says. */
    NUMBERS;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][+-]?[0-9]+)?");

    boolean isTruth() {
        return this == WORDS || this == FLAGS;
    }

    /** That of a column with these values. */
    static ColumnKind of(Set<String> values) {
        boolean flags = true;
        boolean numbers = true;
        boolean shares = true;
        for (String value : values) {
            boolean unknown = Diagnoses.ALL.read(value).filter(Finding::isNone).isPresent();
            flags &= unknown || Diagnoses.flag(value).isPresent();
            numbers &= unknown || NUMBER.matcher(value).matches();
            shares &= unknown || share(value) != null;
        }
        if (flags || !numbers) {
            return flags ? FLAGS : WORDS;
        }
        return shares ? PROBABILITIES : NUMBERS;
    }

    static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    /** A cell's number; null if it is none in [0, 1]. */
    static @Nullable Double share(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            return null;
        }
        double number = Double.parseDouble(cell.replace(',', '.'));
        return number >= 0 && number <= 1 ? Double.valueOf(number) : null;
    }
}
