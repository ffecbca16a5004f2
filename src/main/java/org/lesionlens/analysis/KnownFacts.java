package org.lesionlens.analysis;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a lesion besides its photo.
 *
 * @param values as a table has them, numbers with a point; a fact that is not known is not there
 */
public record KnownFacts(Map<LesionFact, String> values) {

    /** Of a lesion of which nothing is known. */
    public static final KnownFacts NONE = new KnownFacts(Map.of());

    private static final Set<String> UNKNOWN =
            Set.of("", "na", "n/a", "nan", "none", "null", "?", "unknown");

    public KnownFacts {
        values = Map.copyOf(values);
    }

    /** What stands in the table, also if that says that it is not known. */
    String written(LesionFact fact) {
        return values.getOrDefault(fact, "");
    }

    /** Empty if it is not known. */
    Optional<String> of(LesionFact fact) {
        String value = written(fact).strip();
        return UNKNOWN.contains(value.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(value);
    }
}
