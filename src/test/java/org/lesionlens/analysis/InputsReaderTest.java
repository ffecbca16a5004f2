package org.lesionlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.files.ContentHash;

class InputsReaderTest {

    private static ModelCard card(String input) throws ModelCardException {
        var any = ContentHash.parse("0".repeat(64));
        String plain =
                ModelCardWriter.write(new CardGuess(any, 3, null, 8, 8).card("any", "any")).strip();
        return ModelCardReader.read(
                plain.substring(0, plain.length() - 1)
                        + ", \"inputs\": {\"meta\": "
                        + input
                        + "}}");
    }

    private static List<Double> row(String part, Map<LesionFact, String> known) throws Exception {
        return GivenInputs.of(card("[" + part + "]"), new KnownFacts(known)).row();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{'fact': 'age', 'subtract': 10, 'divide': 5}`, AGE, 45, 7.0",
                "`{'fact': 'sex', 'values': {'M': 2, 'F': 3}}`, SEX, female, 3.0",
                "`{'fact': 'site', 'values': {'Head / Neck': 4}}`, SITE, head/neck, 4.0",
                "`{'fact': 'site', 'values': {'a': 4, 'unknown': 5}}`, SITE, Unknown, 5.0",
                "`{'fact': 'age', 'missing': -1}`, AGE, NA, -1.0",
                "`{'fact': 'age', 'values': {'50': 1, '5': 2}}`, AGE, 5.0, 2.0",
                "`{'fact': 'age', 'values': {'510': 1, '5 - 10': 2}}`, AGE, 5-10, 2.0",
                "`{'fact': 'skin type', 'values': {'1': 1, '-1': 2}}`, SKIN_TYPE, -1, 2.0",
            })
    void readsWhatAFactBecomes(String part, LesionFact fact, String value, double number)
            throws Exception {
        assertThat(row(part.replace('\'', '"'), Map.of(fact, value))).containsExactly(number);
    }

    @Test
    void aCategoryOfItsOwnMayStandForWhatIsNotKnown() throws Exception {
        String part = "{\"fact\": \"site\", \"oneHot\": [\"torso\", null]}";
        assertThat(row(part, Map.of(LesionFact.SITE, "torso"))).containsExactly(1.0, 0.0);
        assertThat(row(part, Map.of())).containsExactly(0.0, 1.0);
        assertThat(
                        row(
                                "{\"fact\": \"site\", \"oneHot\": [\"torso\", \"x\"], \"missing\": 0}",
                                Map.of()))
                .containsExactly(0.0, 0.0);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{'fact': 'age'}`, AGE, ``, age",
                "`{'fact': 'age'}`, AGE, old, old",
                "`{'fact': 'site', 'oneHot': ['torso', null]}`, SITE, ear, ear",
                "`{'fact': 'file size', 'logarithm': 'log'}`, FILE_SIZE, 0, file size",
            })
    void refusesInASentenceWhatNoNumberStandsFor(
            String part, LesionFact fact, String value, String named) {
        assertThatThrownBy(() -> row(part.replace('\'', '"'), Map.of(fact, value)))
                .isInstanceOf(MissingFactException.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`[{'fact': 'shoe size'}]`, shoe size",
                "`[{'divide': 3}]`, fact",
                "`{'zeros': 0}`, zeros",
                "`[]`, no numbers",
                "`[{'fact': 'age', 'divide': 0}]`, divided by 0",
                "`'a'`, not a list",
            })
    void refusesCardsThatMakeNoSense(String input, String named) {
        assertThatThrownBy(() -> card(input.replace('\'', '"')))
                .isInstanceOf(ModelCardException.class)
                .hasMessageContaining(named);
    }

    @Test
    void writesWhatItReads() throws Exception {
        ModelCard card =
                card(
                        """
                        [1.5, {"fact": "age", "logarithm": "log1p", "subtract": 1, "divide": 90},
                         {"fact": "sex", "values": {"m": 1, "f": 0}, "missing": -1},
                         {"fact": "site", "oneHot": ["torso", null, "head"]}]
                        """);
        assertThat(ModelCardReader.read(ModelCardWriter.write(card))).isEqualTo(card);
        assertThat(card.takesFacts()).isTrue();
    }

    @Test
    void saysWhatANetworkWasGiven() throws Exception {
        ModelCard zeros = card("{\"zeros\": 3}");
        assertThat(zeros.takesFacts()).isFalse();
        assertThat(GivenInputs.of(zeros, KnownFacts.NONE).words(zeros))
                .isEqualTo("meta: zeros, whatever is known of the lesion");
        ModelCard age = card("[{\"fact\": \"age\", \"missing\": 0}, 1]");
        assertThat(GivenInputs.of(age, KnownFacts.NONE).words(age))
                .isEqualTo("meta: 0 1 (not known: age)");
        ModelCard same = card("[1, 2]");
        assertThat(GivenInputs.of(same, KnownFacts.NONE).words(same))
                .isEqualTo("meta: 1 2, the same for every lesion");
    }

    @Test
    void theKeyOfAResultTellsLesionsOfOnePhotoApart() throws Exception {
        ModelCard card = card("[{\"fact\": \"age\", \"missing\": 0}]");
        var photo = ContentHash.parse("1".repeat(64));
        ContentHash none = GivenInputs.of(card, KnownFacts.NONE).key(photo);
        ContentHash old =
                GivenInputs.of(card, new KnownFacts(Map.of(LesionFact.AGE, "80"))).key(photo);
        assertThat(old).isNotEqualTo(none).isNotEqualTo(photo);
        assertThat(GivenInputs.NONE.key(photo)).isEqualTo(photo);
    }
}
