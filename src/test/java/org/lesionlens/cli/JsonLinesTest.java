package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private record Sample(String someName, double third, float tenth, @Nullable Double nothing) {}

    @Test
    void areUtf8WithAllDigitsAndNull() {
        var bytes = new ByteArrayOutputStream();
        var ascii = new PrintStream(bytes, true, StandardCharsets.US_ASCII);

        new JsonLines(ascii).print(new Sample("Läsion 'ü' & <1>", 1 / 3.0, 0.1f, null));

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"some_name\":\"Läsion 'ü' & <1>\",\"third\":0.3333333333333333,"
                                + "\"tenth\":0.1,\"nothing\":null}\n");
    }
}
