package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelClassesTest {

    private static final ModelClasses THREE =
            new ModelClasses(List.of("nevus", "melanoma", "seborrheic keratosis"), "melanoma");

    private static Finding told(String words) {
        return Diagnoses.ALL.read(words).orElseThrow();
    }

    @Test
    void aDiagnosisIsOneClassAndNoOther() {
        assertThat(THREE.of(told("nv"))).hasValue(0);
        assertThat(THREE.truth(told("nv"), 0)).isEqualTo(Truth.POSITIVE);
        assertThat(THREE.truth(told("nv"), 1)).isEqualTo(Truth.NEGATIVE);
        assertThat(THREE.truth(told("nv"), 2)).isEqualTo(Truth.NEGATIVE);
    }

    @Test
    void aClassIsFoundByWhatItMeansWhateverItIsCalled() {
        assertThat(THREE.meaning(PositiveClass.named("malignant melanoma"))).isEqualTo(1);
        assertThat(THREE.meaning(PositiveClass.named("nevus"))).isZero();
        assertThat(THREE.meaning(PositiveClass.named("malignant"))).isEqualTo(-1);
        assertThat(THREE.meaning(PositiveClass.named("basal cell carcinoma"))).isEqualTo(-1);
        assertThat(PositiveClass.named("Grade X").means(PositiveClass.named("grade x "))).isTrue();
        assertThat(PositiveClass.named("grade x").means(PositiveClass.named("grade y"))).isFalse();
    }

    @Test
    void whatIsNoneOfTheClassesIsOther() {
        assertThat(THREE.of(told("basal cell carcinoma"))).hasValue(3);
    }

    @Test
    void malignantMayBeMelanomaAndIsNoNevus() {
        Finding malignant = told("malignant");

        assertThat(THREE.of(malignant)).isEmpty();
        assertThat(THREE.truth(malignant, 0)).isEqualTo(Truth.NEGATIVE);
        assertThat(THREE.truth(malignant, 1)).isEqualTo(Truth.UNKNOWN);
    }

    /** A column "target" is about the class that the model looks for, whichever one judges for. */
    @Test
    void whatIsLookedForIsTheOwnClassNotTheChosenOne() {
        Finding yes = Finding.sought(Truth.POSITIVE);
        Finding no = Finding.sought(Truth.NEGATIVE);

        assertThat(THREE.of(yes)).hasValue(1);
        assertThat(THREE.truth(yes, 0)).isEqualTo(Truth.NEGATIVE);
        assertThat(THREE.truth(no, 1)).isEqualTo(Truth.NEGATIVE);
        assertThat(THREE.truth(no, 0)).isEqualTo(Truth.UNKNOWN);
        assertThat(THREE.of(no)).isEmpty();
    }

    @Test
    void whatIsLookedForIsFoundUnderItsNature() {
        var natures = new ModelClasses(List.of("benign", "malignant", "nevus"), "malignant");

        assertThat(natures.truth(Finding.sought(Truth.NEGATIVE), 0)).isEqualTo(Truth.POSITIVE);
        assertThat(natures.truth(Finding.sought(Truth.POSITIVE), 2)).isEqualTo(Truth.NEGATIVE);
    }

    @Test
    void theFinestOfTwoClassesCounts() {
        var mixed = new ModelClasses(List.of("benign", "nevus", "malignant"), "malignant");

        assertThat(mixed.of(told("nevus"))).hasValue(1);
        assertThat(mixed.of(told("seborrheic keratosis"))).hasValue(0);
        assertThat(mixed.of(told("melanoma"))).hasValue(2);
    }

    @Test
    void otherIsWhatTheNamedOnesAreNot() {
        var rest = new ModelClasses(List.of("melanoma", "nevus", "Other"), "melanoma");

        assertThat(rest.of(told("basal cell carcinoma"))).hasValue(2);
        assertThat(rest.truth(told("melanoma"), 2)).isEqualTo(Truth.NEGATIVE);
        assertThat(rest.truth(told("malignant"), 2)).isEqualTo(Truth.UNKNOWN);
        assertThat(rest.isUnderstood(2)).isTrue();
    }

    @Test
    void nobodyIsOfAClassWhoseNameIsNotUnderstood() {
        var odd = new ModelClasses(List.of("melanoma", "nevus", "type 7"), "melanoma");

        assertThat(odd.isUnderstood(2)).isFalse();
        assertThat(odd.of(told("basal cell carcinoma"))).isEmpty(); // it may be type 7
        assertThat(odd.of(told("nevus"))).hasValue(1);
        assertThat(odd.truth(told("nevus"), 2)).isEqualTo(Truth.UNKNOWN);
        assertThat(odd.truth(told("melanoma"), 2)).isEqualTo(Truth.NEGATIVE);
    }
}
