package org.lesionlens.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "=1+1, '=1+1",
                "=HYPERLINK(\"http://x\"), '=HYPERLINK(\"http://x\")",
                "+cmd, '+cmd",
                "-cmd, '-cmd",
                "@SUM(1), '@SUM(1)",
                "-, '-",
                "1-2, 1-2",
                "a=b, a=b",
                "O'Hara, O'Hara",
                "'quoted', 'quoted'",
                "'=1, ''=1",
                "hair; =1, hair;' =1",
                "a;\"=1+1\", a;'\"=1+1\"",
                "＝1, '＝1"
            })
    void putsAnApostropheBeforeWhatASpreadsheetWouldRun(String text, String written) {
        assertThat(SpreadsheetText.guarded(text)).isEqualTo(written);
    }

    @Test
    void putsOneBeforeBlanksTabsAndLineEnds() {
        assertThat(SpreadsheetText.guarded(" =1")).isEqualTo("' =1");
        assertThat(SpreadsheetText.guarded("\tx")).isEqualTo("'\tx");
        assertThat(SpreadsheetText.guarded("\rx")).isEqualTo("'\rx");
        assertThat(SpreadsheetText.guarded("first\n=2")).isEqualTo("first\n'=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.5", "+3", "-2.5E-7", "-3,25", "0", "1e+9"})
    void leavesNumbersAlone(String number) {
        assertThat(SpreadsheetText.guarded(number)).isEqualTo(number);
        assertThat(SpreadsheetText.plain(number)).isEqualTo(number);
    }

    @Test
    void givesBackWhateverWasWritten() {
        var random = new SplittableRandom(7);
        String letters = "'=+-@\t\r\n; a1.,\u00A0＝\"";
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String written = SpreadsheetText.guarded(text.toString());

            assertThat(SpreadsheetText.plain(written)).isEqualTo(text.toString());
        }
    }
}
