package org.lesionlens.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.inference.TorchEngine;
import picocli.CommandLine.Command;

/** The command {@code bench}: how fast everything is on this machine. */
@Command(name = "bench", mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    BenchCommand(
            TorchEngine engine,
            Analyzer analyzer,
            @Nullable Path demoModel,
            @Nullable SliderMeter slider,
            JsonLines results,
            PrintStream messages) {}

    @Override
    public Integer call() {
        return 0;
    }
}
