package org.lesionlens.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.testing.Golden;
import org.lesionlens.torchscript.TorchScriptException.Remedy;

/** Files that people take for models: each is told what it is and what to do. */
class NoArchiveTest {

    @TempDir private Path folder;

    private TorchScriptException refusal(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("model.pt"), bytes);
        return catchThrowableOfType(TorchScriptException.class, () -> ScriptArchive.read(file));
    }

    @Test
    void anArchiveThatBreaksOffIsToBeCopiedAgain() throws Exception {
        byte[] whole = Files.readAllBytes(Golden.FOLDER.resolve("torchscript/vision.traced.pt"));

        TorchScriptException refusal = refusal(Arrays.copyOf(whole, whole.length / 2));

        assertThat(refusal).hasMessageContaining("breaks off");
        assertThat(refusal.remedy()).isEqualTo(Remedy.COPY_AGAIN);
    }

    @Test
    void anEmptyFileIsToBeCopiedAgain() throws Exception {
        assertThat(refusal(new byte[0])).hasMessage("it is empty");
    }

    @Test
    void textIsNoZip() throws Exception {
        TorchScriptException refusal = refusal("my notes".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal).hasMessageStartingWith("it is no zip");
        assertThat(refusal.remedy()).isEqualTo(Remedy.EXPORT);
    }

    @Test
    void checkpointsOldAndNewAreToBeExported() throws Exception {
        byte[] old = {(byte) 0x80, 2, (byte) 0x8a, 10, 'l', (byte) 0xfc, (byte) 0x9c, 'F', 0};
        Path zip = folder.resolve("new.zip");
        try (var to = new ZipOutputStream(Files.newOutputStream(zip))) {
            to.putNextEntry(new ZipEntry("archive/data.pkl"));
            to.putNextEntry(new ZipEntry("archive/data/0"));
        }

        assertThat(refusal(old).remedy()).isEqualTo(Remedy.EXPORT_THIS);
        assertThat(refusal(Files.readAllBytes(zip))).hasMessageStartingWith("it is a checkpoint");
    }
}
