package org.lesionlens.ui.review;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.lesionlens.ui.fx.Texts;

/**
 * How sites are called in the window: those of ISIC and of HAM10000 in its language, all others as
 * the table has them. What goes out keeps the table's words.
 */
public final class SiteWords {

    private static final Texts TEXTS = Texts.of(SiteWords.class);
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

    /** ISIC's own names, then HAM10000's. */
    private static final Set<String> KNOWN =
            Set.of(
                    "head-neck",
                    "upper-extremity",
                    "lower-extremity",
                    "torso",
                    "anterior-torso",
                    "posterior-torso",
                    "lateral-torso",
                    "palms-soles",
                    "oral-genital",
                    "abdomen",
                    "acral",
                    "back",
                    "chest",
                    "ear",
                    "face",
                    "foot",
                    "genital",
                    "hand",
                    "neck",
                    "scalp",
                    "trunk");

    /** As a person who reads them expects them; where none is told comes last. */
    public static final Comparator<String> ORDER = order(SiteWords::of);

    private SiteWords() {}

    static Comparator<String> order(UnaryOperator<String> words) {
        return Comparator.comparing(String::isEmpty)
                .thenComparing(words, String.CASE_INSENSITIVE_ORDER);
    }

    /**
     * What a person calls a site; blank if none is told.
     *
     * @param told as the table has it
     */
    public static String of(String told) {
        String key = NO_LETTERS.matcher(told.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
        return KNOWN.contains(key) ? TEXTS.get("site." + key) : told;
    }
}
