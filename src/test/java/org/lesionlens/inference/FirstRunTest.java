package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.InputSpec;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.torchscript.ScriptArchive;

/** Models that were never run on a machine are run in a process of its own first. */
class FirstRunTest {

    private static final Path SOUND = Golden.FOLDER.resolve("tiny_pooled.pt");

    /** −2⁶³ ÷ −1, for which processors have no answer: SIGFPE. */
    private static final String DIVISION =
            """
                one = torch.size(x, 0)
                least = torch.sub(-9223372036854775807, one)
                most = torch.floordiv(least, torch.neg(one))
                x0 = torch.add(x, most)
                input = torch.contiguous(x0, memory_format=2)
            """;

    private static final String ENDLESS =
            """
                m = torch.size(x, 0)
                for n in range(1000000000000):
                  m = torch.add(m, n)
                x0 = torch.add(x, m)
                input = torch.contiguous(x0, memory_format=2)
            """;

    @TempDir private Path folder;

    @Test
    void aModelThatEndsItsProcessIsRefusedInASentence() throws Exception {
        Path file = dividing();

        try (TorchEngine engine = careful(null)) {
            assertThatThrownBy(() -> engine.load(file, ModelChoice.DEFAULT).close())
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageStartingWith("dividing.pt is not opened: ")
                    .hasMessageContaining("it ended that process");
            engine.load(SOUND, ModelChoice.DEFAULT).close(); // nothing else is lost
        }
        assertThat(kept()).hasSize(1);
    }

    @Test
    void whatCameThroughIsTriedAgainWithAnotherLibtorch() throws Exception {
        ContentHash hash = ContentHash.of(SOUND);
        InputSpec spec = SyntheticAnalysis.CARD.input();

        assertThat(with("2.5.1").cameThrough(hash, spec))
                .isNotEqualTo(with("2.7.1").cameThrough(hash, spec));
    }

    private FirstRun with(String libtorch) {
        return new FirstRun(folder, null, null, () -> LibtorchChoice.of(libtorch, _ -> ""));
    }

    @Test
    void whatCameThroughIsNotTriedAgain() throws Exception {
        try (TorchEngine engine = careful(null)) {
            engine.load(SOUND, ModelChoice.DEFAULT).close();
            Path mark = folder.resolve("models").resolve(kept().getFirst());
            var first = Files.getLastModifiedTime(mark);
            Files.delete(mark);
            engine.load(SOUND, ModelChoice.DEFAULT).close();
            assertThat(mark).exists();
            var second = Files.getLastModifiedTime(mark);

            engine.load(SOUND, ModelChoice.DEFAULT).close();

            assertThat(second).isGreaterThan(first);
            assertThat(Files.getLastModifiedTime(mark)).isEqualTo(second);
        }
    }

    @Test
    void whatCameThroughIsTriedAgainWithAnotherSizeOfInput() throws Exception {
        Path card = folder.resolve("larger.json");
        Files.writeString(
                card,
                Objects.requireNonNull(ScriptArchive.read(SOUND).card())
                        .replace("\"width\": 64", "\"width\": 96"));
        try (TorchEngine engine = careful(null)) {
            engine.load(SOUND, ModelChoice.DEFAULT).close();
            engine.load(SOUND, new ModelChoice(card, null)).close();
        }
        assertThat(kept())
                .hasSize(2)
                .anyMatch(name -> name.contains("-64x48."))
                .anyMatch(name -> name.contains("-96x48."));
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsNoModelFromOpening() throws Exception {
        Files.createFile(folder.resolve("models")); // where the folder would be
        Path ending = dividing();
        try (TorchEngine engine = careful(null)) {
            engine.load(SOUND, ModelChoice.DEFAULT).close();
            assertThatThrownBy(() -> engine.load(ending, ModelChoice.DEFAULT).close())
                    .hasMessageContaining("it ended that process");
        }
    }

    @Test
    void theModelOfTheProgramIsKnown() throws Exception {
        try (TorchEngine engine = careful(SOUND)) {
            engine.load(SOUND, ModelChoice.DEFAULT).close();
        }
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsRefusedIsRefusedAsEver() throws Exception {
        Path file = folder.resolve("failing.pt");
        copy(file, "torch.flatten(", "torch.no_such_operator(");

        try (TorchEngine engine = careful(null)) {
            assertThatThrownBy(() -> engine.load(file, ModelChoice.DEFAULT).close())
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageContaining("no_such_operator");
        }
    }

    @Test
    void aModelThatTakesAllMemoryIsNotOneThatIsRefused() throws Exception {
        Path file = folder.resolve("large.pt");
        byte[] emptyTuples = new byte[4_000_000];
        Arrays.fill(emptyTuples, (byte) ')');
        copy(file, (name, bytes) -> name.endsWith("/constants.pkl") ? emptyTuples : bytes);

        Process process = started(file, "-Xmx32m", ProcessHandle.current().pid());

        assertThat(process.waitFor()).isEqualTo(FirstRunProcess.TOO_LARGE);
    }

    @Test
    void theProcessEndsWithTheProgram() throws Exception {
        Path file = folder.resolve("endless.pt");
        copy(file, "    input = torch.contiguous(x, memory_format=2)\n", ENDLESS);

        Process program = started(file, "-Xmx256m", ProcessHandle.current().pid());
        Process process = started(file, "-Xmx256m", program.pid());
        try {
            assertThat(process.waitFor(8, TimeUnit.SECONDS)).isFalse();
            program.destroyForcibly();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
            process.destroyForcibly();
        }
    }

    @Test
    void theProcessHasAsMuchMemoryAsTheProgram() {
        long most = Runtime.getRuntime().maxMemory();

        List<String> command =
                new FirstRun(folder, null, null).command(SOUND, null, folder, folder);

        assertThat(command).contains("-Xmx" + most / 1024 + "k");
    }

    /** A first run as the program starts it, but for an option and its own process. */
    private Process started(Path model, String option, long program) throws IOException {
        Path report = folder.resolve("report");
        List<String> command =
                new ArrayList<>(
                        new FirstRun(folder, null, null)
                                .command(model, null, report, folder.resolve("came-through")));
        command.set(command.size() - 1, String.valueOf(program));
        command.add(command.indexOf("-cp"), option);
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    private TorchEngine careful(@Nullable Path known) {
        return TorchEngine.careful(folder.resolve("models"), null, known);
    }

    /** The marks of models that came through. */
    private List<String> kept() throws IOException {
        if (!Files.isDirectory(folder.resolve("models"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("models"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".ran"))
                    .toList();
        }
    }

    private Path dividing() throws IOException {
        Path file = folder.resolve("dividing.pt");
        copy(file, "    input = torch.contiguous(x, memory_format=2)\n", DIVISION);
        return file;
    }

    private static void copy(Path file, String from, String to) throws IOException {
        copy(
                file,
                (entry, bytes) ->
                        entry.endsWith(".py")
                                ? new String(bytes, StandardCharsets.UTF_8)
                                        .replace(from, to)
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
    }

    private static void copy(Path file, BiFunction<String, byte[], byte[]> change)
            throws IOException {
        try (var zip = new ZipFile(SOUND.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : List.<ZipEntry>copyOf(zip.stream().toList())) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(change.apply(entry.getName(), bytes));
            }
        }
    }
}
