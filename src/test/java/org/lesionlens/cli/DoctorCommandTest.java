package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lesionlens.doctor.Check;
import org.lesionlens.doctor.CheckedPoint;
import org.lesionlens.doctor.CheckedPoint.State;
import org.lesionlens.doctor.InstallationCheck;
import org.lesionlens.testing.MeanColourEngine;
import picocli.CommandLine;

class DoctorCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private record Known(CheckedPoint point) implements Check {
        @Override
        public String what() {
            return point.what();
        }

        @Override
        public CheckedPoint look() {
            return point;
        }
    }

    private int run(State state, String... args) {
        var check =
                new InstallationCheck(
                        List.of(
                                new Known(
                                        new CheckedPoint("Data", ".../data", state, "Move it."))));
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new CommandLine(new DoctorCommand(new MeanColourEngine(), check, stream))
                .execute(args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aNoteIsNoFailure() {
        assertThat(run(State.NOTE)).isZero();
        assertThat(printed()).contains("note   Data", "Move it.", "This installation works.");
    }

    @Test
    void aFaultIs() {
        assertThat(run(State.FAULT)).isEqualTo(1);
        assertThat(printed()).contains("fault  Data", "Something is wrong.");
    }

    @Test
    void programsGetJson() {
        assertThat(run(State.FAULT, "--json")).isEqualTo(1);
        assertThat(JsonParser.parseString(printed()).getAsJsonObject().toString())
                .isEqualTo(
                        "{\"works\":false,\"points\":[{\"what\":\"Data\",\"found\":\".../data\",\"state\":\"fault\",\"advice\":\"Move it.\"}]}");
    }
}
