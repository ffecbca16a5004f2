package org.lesionlens.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file that cannot be read as a zip is, told by how it begins. */
final class FirstBytes {

    private static final byte PICKLE = (byte) 0x80;

    private FirstBytes() {}

    /**
     * Why a file is no archive at all.
     *
     * @param why it is no zip
     * @throws IOException if it is one that was damaged or cut short, or cannot be read
     */
    static TorchScriptException refusal(Path file, Exception why) throws IOException {
        byte[] start;
        try (InputStream stream = Files.newInputStream(file)) {
            start = stream.readNBytes(2);
        }
        if (start.length == 0) {
            throw new IOException("it is empty", why);
        }
        if (start.length == 2 && start[0] == 'P' && start[1] == 'K') {
            throw new IOException(
                    "it begins like an archive, but is damaged or cut short (%s); copy or download it again"
                            .formatted(why.getMessage()),
                    why);
        }
        return start[0] == PICKLE
                ? new CheckpointException() // as PyTorch wrote them before 1.6
                : new TorchScriptException("it is no zip", why);
    }
}
