package org.lesionlens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.cli.CliEnvironment;
import org.lesionlens.cli.LesionLensCommand;
import org.lesionlens.doctor.InstallationCheck;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;

/** The program as a process of its own, as a person starts it. */
class ProgramTest {

    private static final long MOST_SECONDS = 180;

    @TempDir private Path folder;

    /** What a process printed, both streams together, and how it ended. */
    private record Ended(int code, String output) {}

    private Ended run(boolean display, List<String> command) throws Exception {
        Path output = folder.resolve("output.txt");
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        if (!display) {
            builder.environment().remove("DISPLAY");
        }
        Process process = builder.start();
        boolean inTime = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(inTime).as("it ended in time; it printed %s", text).isTrue();
        return new Ended(process.exitValue(), text);
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A command that it does not know would be taken for the name of a file. */
    @Test
    void knowsAllCommands() {
        try (var engine = new TorchEngine()) {
            var nowhere =
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            var environment =
                    new CliEnvironment(
                            null,
                            null,
                            null,
                            null,
                            folder,
                            new InstallationCheck(List.of()),
                            false);
            var analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));

            assertThat(Main.COMMANDS)
                    .isEqualTo(
                            new LesionLensCommand(engine, analyzer, environment, nowhere, nowhere)
                                    .names());
        }
    }

    @Test
    void aNameThatTheLocaleCannotTellIsKeptOrStopsTheProgram() throws Exception {
        assumeLinux();
        assumeTrue(System.getProperty("sun.jnu.encoding", "").startsWith("UTF"), "a UTF-8 locale");
        Path set = Files.createDirectories(folder.resolve("set/b\u00f6sartig"));
        Files.writeString(set.resolve("L\u00e4sion.png"), "a");
        var env = List.of("env", "LC_ALL=C");
        var inspect =
                java("org.lesionlens.Main", "inspect", "--json", folder.resolve("set").toString());
        List<String> inC = new ArrayList<>(env);
        inC.addAll(inspect);

        Ended kept = run(false, inspect);
        Ended stopped = run(false, inC);

        assertThat(kept.code()).isZero();
        assertThat(kept.output()).contains("\"positive\":1");
        assertThat(stopped.code()).isEqualTo(2);
        assertThat(stopped.output()).contains("LC_ALL=C.UTF-8").doesNotContain("\uFFFD");
    }

    /** Java itself draws no letter then. */
    @Test
    void aMachineWithoutAFontHasDrawingsAllTheSame() throws Exception {
        assumeLinux();
        Path none = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        List<String> command = new ArrayList<>(List.of("env", "FONTCONFIG_FILE=" + none));
        command.addAll(
                java(
                        "-Duser.home=" + folder, // where Java remembers fonts
                        "-DENGINE_CACHE_DIR=" + UserFolders.ofThisUser().natives(),
                        "org.lesionlens.Main",
                        "explain",
                        "--out=" + folder,
                        "assets/samples/LL_P01/LL_0005.jpg"));

        Ended ended = run(false, command);

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(pictures()).hasSize(1);
    }

    @Test
    void withoutADisplayItDrawsTheWindowAndEndsWell() throws Exception {
        assumeLinux();

        Ended ended = run(false, java("-Dlesionlens.pictures=" + folder, "org.lesionlens.Main"));

        assertThat(ended.output()).startsWith("There is no display");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(pictures()).containsExactly("lesionlens-dark.png", "lesionlens-light.png");
    }

    @Test
    void withoutADisplayOrAFolderItSaysSoInOneLine() throws Exception {
        assumeLinux();

        Ended ended = run(false, java("org.lesionlens.Main"));

        assertThat(ended.output().lines()).hasSize(1);
        assertThat(ended.output()).contains("no display");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void commandsNeedNoDisplay() throws Exception {
        Ended ended = run(false, java("org.lesionlens.Main", "--help"));

        assertThat(ended.output()).contains("explain", "bench");
        assertThat(ended.code()).isZero();
    }

    @Test
    void aMistypedFileIsNamedInOneLine() throws Exception {
        Ended ended = run(false, java("org.lesionlens.Main", folder.toString(), "lesoin.jpg"));

        assertThat(ended.output().strip()).isEqualTo("lesionlens: lesoin.jpg does not exist");
        assertThat(ended.code()).isEqualTo(2);
    }

    /** A real window, drawn through GTK on a virtual screen. */
    @Test
    void opensARealWindow() throws Exception {
        assumeTrue(isOnPath("xvfb-run"), "xvfb-run is not installed");
        List<String> command = new ArrayList<>(List.of("xvfb-run", "--auto-servernum"));
        command.addAll(
                java("-Dprism.order=sw", "-Dlesionlens.demo=" + folder, "org.lesionlens.Main"));

        Ended ended = run(true, command);

        assertThat(ended.output()).doesNotContain("There is no display");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(pictures()).containsExactly("lesionlens-dark.png", "lesionlens-light.png");
    }

    /** What is painted first is not what takes long to make. */
    @Test
    void theWindowIsPaintedBeforeItIsFilled() throws Exception {
        assumeTrue(isOnPath("xvfb-run"), "xvfb-run is not installed");
        List<String> command = new ArrayList<>(List.of("xvfb-run", "--auto-servernum"));
        command.addAll(
                java("-Dprism.order=sw", "org.lesionlens.Main", "bench", "--start", "--runs=1"));

        Ended ended = run(true, command);

        assertThat(ended.code()).as(ended.output()).isZero();
        String json = ended.output().substring(ended.output().indexOf('{'));
        JsonObject told = JsonParser.parseString(json).getAsJsonObject();
        double painted = told.get("first_paint_ms").getAsDouble();
        assertThat(painted).isPositive();
        assertThat(told.get("filled_ms").getAsDouble()).isGreaterThan(painted + 100);
    }

    private List<String> pictures() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }

    private static void assumeLinux() {
        assumeTrue(
                System.getProperty("os.name").startsWith("Linux"),
                "only Linux runs without a display");
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
