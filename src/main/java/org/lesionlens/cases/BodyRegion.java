package org.lesionlens.cases;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A part of the body, as the archive of ISIC names sites; HAM10000's and everyday words are put
 * where they belong.
 */
public enum BodyRegion {
    HEAD_NECK,
    /** Front, back or side: the table does not say. */
    TORSO,
    ANTERIOR_TORSO,
    POSTERIOR_TORSO,
    LATERAL_TORSO,
    UPPER_EXTREMITY,
    LOWER_EXTREMITY,
    PALMS_SOLES,
    ORAL_GENITAL,
    /** No site is told, or none that is understood. */
    UNKNOWN;

    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
    private static final Set<String> TORSO_WORDS = Set.of("torso", "trunk");
    private static final Set<String> LIMBS = Set.of("extremity", "extremities", "limb", "limbs");

    /** The finest words come first: the back of a hand is no back. */
    private static final List<Words> WORDS =
            List.of(
                    new Words(
                            ORAL_GENITAL,
                            "oral",
                            "mouth",
                            "lip",
                            "lips",
                            "tongue",
                            "genital",
                            "genitals",
                            "vulva",
                            "penis",
                            "scrotum",
                            "mucosa",
                            "mucosal"),
                    new Words(
                            PALMS_SOLES,
                            "palm",
                            "palms",
                            "palmar",
                            "sole",
                            "soles",
                            "plantar",
                            "acral",
                            "volar"),
                    new Words(
                            HEAD_NECK,
                            "head",
                            "neck",
                            "face",
                            "scalp",
                            "ear",
                            "ears",
                            "nose",
                            "cheek",
                            "forehead",
                            "eyelid",
                            "chin",
                            "temple"),
                    new Words(
                            UPPER_EXTREMITY,
                            "arm",
                            "arms",
                            "forearm",
                            "hand",
                            "hands",
                            "finger",
                            "elbow",
                            "wrist",
                            "shoulder"),
                    new Words(
                            LOWER_EXTREMITY,
                            "leg",
                            "legs",
                            "thigh",
                            "foot",
                            "feet",
                            "knee",
                            "ankle",
                            "calf",
                            "shin",
                            "toe",
                            "heel"),
                    new Words(POSTERIOR_TORSO, "back", "buttock", "buttocks"),
                    new Words(ANTERIOR_TORSO, "chest", "abdomen", "breast", "belly"),
                    new Words(LATERAL_TORSO, "flank", "flanks"));

    private record Words(BodyRegion region, Set<String> words) {

        Words(BodyRegion region, String... words) {
            this(region, Set.of(words));
        }
    }

    /** The part that a table's word for a site means. */
    public static BodyRegion of(String site) {
        Set<String> said =
                NO_LETTERS.splitAsStream(site.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        for (Words known : WORDS) {
            if (said.stream().anyMatch(known.words()::contains)) {
                return known.region();
            }
        }
        if (said.stream().anyMatch(TORSO_WORDS::contains)) {
            return torso(said);
        }
        if (said.stream().anyMatch(LIMBS::contains)) {
            return said.contains("upper")
                    ? UPPER_EXTREMITY
                    : said.contains("lower") ? LOWER_EXTREMITY : UNKNOWN;
        }
        return UNKNOWN;
    }

    private static BodyRegion torso(Set<String> said) {
        if (said.contains("anterior")) {
            return ANTERIOR_TORSO;
        }
        if (said.contains("posterior")) {
            return POSTERIOR_TORSO;
        }
        return said.contains("lateral") ? LATERAL_TORSO : TORSO;
    }
}
