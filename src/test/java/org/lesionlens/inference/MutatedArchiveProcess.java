package org.lesionlens.inference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens one damaged archive after the other, for {@link MutatedArchiveTest}. */
final class MutatedArchiveProcess {

    private static final Logger LOG = LoggerFactory.getLogger(MutatedArchiveProcess.class);

    private MutatedArchiveProcess() {}

    /**
     * Opens them.
     *
     * @param arguments the first seed, the one after the last, a folder, and a file that each seed
     *     is written to before it is tried
     */
    public static void main(String... arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        Path file = folder.resolve("mutated.pt");
        try (var engine = new TorchEngine(folder.resolve("copies"), null)) {
            for (int seed = Integer.parseInt(arguments[0]);
                    seed < Integer.parseInt(arguments[1]);
                    seed++) {
                Files.writeString(Path.of(arguments[3]), seed + "\n", StandardOpenOption.APPEND);
                MutatedArchive.write(seed, file);
                open(engine, file);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static void open(TorchEngine engine, Path file) throws InterruptedException {
        try {
            engine.open(file, ModelChoice.DEFAULT).close();
        } catch (ModelLoadException e) {
            LOG.debug("refused: {}", e.getMessage());
        }
    }
}
