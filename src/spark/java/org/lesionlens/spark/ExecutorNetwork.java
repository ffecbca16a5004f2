package org.lesionlens.spark;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.SparkFiles;
import org.jspecify.annotations.Nullable;
import org.lesionlens.Networks;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.Precision;
import org.lesionlens.inference.TorchEngine;

/** The one network of this process, which all its tasks ask; opened by the first of them. */
final class ExecutorNetwork {

    private static @Nullable TorchEngine engine;
    private static @Nullable Classifier network; // in float32
    private static @Nullable Classifier reduced; // in bfloat16, where that is asked for

    private ExecutorNetwork() {}

    /**
     * The network of a run: a process of Spark never has two.
     *
     * @throws IOException if libraries cannot be unpacked
     * @throws ModelLoadException if it cannot be used, or not in this precision
     */
    static synchronized Classifier of(NetworkChoice choice)
            throws IOException, ModelLoadException, InterruptedException {
        Classifier exact = exact(choice);
        if (choice.precision() == Precision.FLOAT32) {
            return exact;
        }
        Classifier open = reduced;
        if (open == null) {
            open = exact.inBfloat16();
            reduced = open;
        }
        return open;
    }

    private static Classifier exact(NetworkChoice choice)
            throws IOException, ModelLoadException, InterruptedException {
        Classifier open = network;
        if (open == null) {
            String card = choice.card();
            open =
                    engine(choice.threads())
                            .load(
                                    file(choice.model()),
                                    new ModelChoice(card == null ? null : file(card), null));
            network = open;
        }
        return open;
    }

    private static TorchEngine engine(int threads) throws IOException {
        TorchEngine made = engine;
        if (made == null) {
            TorchEngine fresh =
                    Networks.engine(
                            threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
            // It must rest before the process ends, or machine code may end it otherwise.
            Runtime.getRuntime().addShutdownHook(new Thread(fresh::close, "engine-close"));
            engine = fresh;
            made = fresh;
        }
        return made;
    }

    private static Path file(String name) {
        return Path.of(SparkFiles.getRootDirectory(), name); // not in a session's own folder
    }

    /** Frees its memory; the next task that asks opens it anew. */
    static synchronized void close() {
        Classifier open = network;
        if (open != null) {
            open.close();
            network = null;
            reduced = null; // it was closed with that
        }
    }
}
