package org.lesionlens.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.lesionlens.torchscript.TorchScriptException.Remedy;

/** What a file is that is no archive, as far as its first bytes tell. */
final class NoArchive {

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** A pickle, and in it the number that torch.save wrote before PyTorch 1.6. */
    private static final byte[] OLD_CHECKPOINT = {
        (byte) 0x80, 2, (byte) 0x8a, 10, 'l', (byte) 0xfc, (byte) 0x9c, 'F'
    };

    private NoArchive() {}

    static TorchScriptException of(Path file, ZipException cause) throws IOException {
        byte[] start = start(file);
        if (start.length == 0) {
            return new TorchScriptException("it is empty", Remedy.COPY_AGAIN);
        }
        if (begins(start, ZIP)) {
            return new TorchScriptException(
                    "it begins like one and breaks off, as files do that were not copied or"
                            + " downloaded to their end",
                    Remedy.COPY_AGAIN);
        }
        return begins(start, OLD_CHECKPOINT)
                ? checkpoint()
                : new TorchScriptException("it is no zip: " + cause.getMessage(), cause);
    }

    /** A zip that torch.save wrote. */
    static TorchScriptException checkpoint() {
        return new TorchScriptException(
                "it is a checkpoint, as torch.save writes them, with weights but without the"
                        + " network's code",
                Remedy.EXPORT_THIS);
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(OLD_CHECKPOINT.length);
        }
    }

    private static boolean begins(byte[] bytes, byte[] wanted) {
        return bytes.length >= wanted.length
                && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
    }
}
