package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.inference.TorchEngine;
import picocli.CommandLine.Command;

class LesionLensCommandTest {

    private static final TorchEngine ENGINE = new TorchEngine();

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "explain --help",
                "score --help",
                "bench --help",
                "measures --help",
                "watch --help",
                "doctor --help",
                "completion --help"
            })
    void explainsItselfWithExamples(String args) {
        Invocation help = Invocation.of(ENGINE, args.split(" ", -1));

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: lesionlens").contains("Examples:");
        assertThat(help.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                LesionLensCommand.class,
                ExplainCommand.class,
                ScoreCommand.class,
                BenchCommand.class,
                InspectCommand.class,
                MeasuresCommand.class,
                WatchCommand.class,
                DoctorCommand.class,
                CompletionCommand.class
            })
    void everyLineOfTheManualIsAFormatThatPicocliCanFollow(Class<?> command) {
        Command manual = command.getAnnotation(Command.class);

        assertThat(manual.footer())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(String.format(line)).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "explain --version", "score --version", "bench --version"})
    void tellsItsVersion(String args) {
        Invocation version = Invocation.of(ENGINE, args.split(" ", -1));

        assertThat(version.exitCode()).isZero();
        assertThat(version.out().strip()).isEqualTo("lesionlens development");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void printsAScriptThatCompletesCommandsAndOptions(String shell) {
        Invocation completion = Invocation.of(ENGINE, "completion", shell);

        assertThat(completion.exitCode()).isZero();
        assertThat(completion.out())
                .contains("complete -F", "lesionlens", "measures", "--probability");
        assertThat(Invocation.of(ENGINE, "completion", "fish").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "explode", "--model"})
    void refusesWhatIsNoCommand(String args) {
        Invocation misuse =
                Invocation.of(ENGINE, args.isEmpty() ? new String[0] : args.split(" ", -1));

        assertThat(misuse.exitCode()).isEqualTo(2);
        assertThat(misuse.err()).startsWith("lesionlens: ").contains("Try 'lesionlens --help'");
    }
}
