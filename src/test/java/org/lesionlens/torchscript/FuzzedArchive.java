package org.lesionlens.torchscript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The reader of archives and their code, for a fuzzer: {@code docs/howto/fuzz.md}. */
public final class FuzzedArchive {

    private static final Path FILE = file();

    private FuzzedArchive() {}

    private static Path file() {
        try {
            return Files.createTempFile("fuzzed-archive-", ".pt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails by whatever is no refusal. */
    public static void fuzzerTestOneInput(byte[] content) {
        try {
            Files.write(FILE, content);
            ScriptArchive archive = ScriptArchive.read(FILE);
            archive.outputs();
            archive.needsCall();
        } catch (TorchScriptException | IOException e) {
            // refused
        }
    }
}
