package org.lesionlens.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbabilityTextTest {

    @Test
    void hasThreeDigitsAndNeverAnEndThatIsNone() {
        assertEquals("0.734", ProbabilityText.of(0.7341));
        assertEquals("<\u00a00.001", ProbabilityText.of(0.0003));
        assertEquals(">\u00a00.999", ProbabilityText.of(0.9997));
        assertEquals("0.000", ProbabilityText.of(0));
        assertEquals("1.000", ProbabilityText.of(1));
        assertEquals("0,734", ProbabilityText.of(0.7341, Locale.GERMAN));
    }

    @Test
    void hasTheDigitsThatTellItFromTheThreshold() {
        assertEquals("0.4998", ProbabilityText.of(0.4998, 0.5));
        assertEquals("0.4999998", ProbabilityText.of(0.49999978, 0.5));
        assertEquals("0.500", ProbabilityText.of(0.5, 0.5));
        assertEquals("0.501", ProbabilityText.of(0.5014, 0.5));
        assertEquals("0,4998", ProbabilityText.of(0.4998, 0.5, Locale.GERMAN));
        assertEquals("0.0003", ProbabilityText.of(0.00031, 0.0004));
        assertEquals("0.9998", ProbabilityText.of(0.9998, 0.9999));
    }

    @Test
    void neverContradictsTheCall() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double t = random.nextInt(1001) / 1000.0;
            double p =
                    Math.clamp(t + random.nextGaussian() * Math.pow(10, -random.nextInt(12)), 0, 1);
            String text = ProbabilityText.of(p, t);
            // an end that is near is told by where it lies
            double least =
                    text.startsWith("<") ? 0.00049 : text.startsWith(">") ? 0.9995 : number(text);
            assertEquals(p >= t, least >= number(ProbabilityText.threshold(t)), p + " at " + t);
        }
    }

    @Test
    void writesAThresholdAsItIs() {
        assertEquals("0.5", ProbabilityText.threshold(0.5));
        assertEquals("0.498373", ProbabilityText.threshold(0.498373));
        assertEquals("0.50", ProbabilityText.threshold(0.5, 2, Locale.ROOT));
        assertEquals("0.503", ProbabilityText.threshold(0.503, 2, Locale.ROOT));
        assertEquals("0.000000346", ProbabilityText.threshold(0.00000034567));
        assertEquals("0,3", ProbabilityText.threshold(0.1 + 0.2, 0, Locale.GERMAN));
        assertEquals("1", ProbabilityText.threshold(1));
        assertEquals("0", ProbabilityText.threshold(0));
    }

    private static double number(String text) {
        return new BigDecimal(text).doubleValue();
    }
}
