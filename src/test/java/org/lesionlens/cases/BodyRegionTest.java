package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of the archive of ISIC, of HAM10000, and of everyday. */
class BodyRegionTest {

    @ParameterizedTest
    @CsvSource({
        "head/neck, HEAD_NECK",
        "torso, TORSO",
        "anterior torso, ANTERIOR_TORSO",
        "posterior torso, POSTERIOR_TORSO",
        "lateral torso, LATERAL_TORSO",
        "upper extremity, UPPER_EXTREMITY",
        "lower extremity, LOWER_EXTREMITY",
        "palms/soles, PALMS_SOLES",
        "oral/genital, ORAL_GENITAL",
        "unknown, UNKNOWN",
        "'', UNKNOWN",
        "scalp, HEAD_NECK",
        "ear, HEAD_NECK",
        "neck, HEAD_NECK",
        "back, POSTERIOR_TORSO",
        "abdomen, ANTERIOR_TORSO",
        "chest, ANTERIOR_TORSO",
        "trunk, TORSO",
        "hand, UPPER_EXTREMITY",
        "foot, LOWER_EXTREMITY",
        "acral, PALMS_SOLES",
        "genital, ORAL_GENITAL",
        "Left forearm, UPPER_EXTREMITY",
        "Lower Back, POSTERIOR_TORSO",
        "back of the hand, UPPER_EXTREMITY",
        "back of neck, HEAD_NECK",
        "UPPER_EXTREMITY, UPPER_EXTREMITY",
        "lower limb, LOWER_EXTREMITY",
        "extremity, UNKNOWN",
        "upper, UNKNOWN",
        "heart, UNKNOWN",
        "42, UNKNOWN"
    })
    void isTheOneThatTheWordMeans(String site, BodyRegion region) {
        assertThat(BodyRegion.of(site)).isEqualTo(region);
    }
}
