package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.testing.Golden;

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
        assertThat(kept()).hasSize(1).allMatch(name -> name.endsWith(".ran"));
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
    void theModelOfTheProgramIsKnown() throws Exception {
        try (TorchEngine engine = careful(SOUND)) {
            engine.load(SOUND, ModelChoice.DEFAULT).close();
        }
        assertThat(folder.resolve("models")).doesNotExist();
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

    private TorchEngine careful(@Nullable Path known) {
        return TorchEngine.careful(folder.resolve("models"), null, known);
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("models"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private Path dividing() throws IOException {
        Path file = folder.resolve("dividing.pt");
        copy(file, "    input = torch.contiguous(x, memory_format=2)\n", DIVISION);
        return file;
    }

    private static void copy(Path file, String from, String to) throws IOException {
        try (var zip = new ZipFile(SOUND.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : List.<ZipEntry>copyOf(zip.stream().toList())) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().endsWith(".py")) {
                    String code = new String(bytes, StandardCharsets.UTF_8).replace(from, to);
                    bytes = code.getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(bytes);
            }
        }
    }
}
