package org.lesionlens.inference;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.CudaTrouble;
import org.lesionlens.analysis.ModelLoadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether libtorch can be loaded, and runs networks on a card: tried in a process of its own where
 * it may end that, and remembered. The libtorch that comes along for the processor alone needs no
 * trial.
 */
final class EngineStart {

    private static final Logger LOG = LoggerFactory.getLogger(EngineStart.class);

    private final EngineVerdicts verdicts;
    private @Nullable EngineVerdict verdict;

    /**
     * @param folder where it is remembered
     */
    EngineStart(Path folder) {
        verdicts = new EngineVerdicts(folder);
    }

    /**
     * Fails if libtorch is not to be loaded here.
     *
     * @throws ModelLoadException says why, and what to do
     */
    void check() throws ModelLoadException, InterruptedException {
        if (LibtorchChoice.current().isOwn() && !LibtorchChoice.isBuiltForCuda()) {
            return; // what goes wrong is told where it does
        }
        String failure = verdict().failure();
        if (!failure.isEmpty()) {
            throw new ModelLoadException(
                    "No model can be loaded: the libtorch in %s does not work: %s. Version %s fits, if it is complete; name another, or none, for the one that comes with the program."
                            .formatted(
                                    LibtorchChoice.folder(),
                                    failure,
                                    LibtorchChoice.current().version()));
        }
    }

    /** How it does. */
    synchronized EngineVerdict verdict() throws InterruptedException {
        EngineVerdict known = verdict;
        if (known == null) {
            known = found();
            verdict = known;
            if (known.trouble() != null) {
                LibtorchChoice.leaveOutCuda();
            }
        }
        return known;
    }

    private EngineVerdict found() throws InterruptedException {
        if (LibtorchChoice.current().isOwn() && !LibtorchChoice.isBuiltForCuda()) {
            return EngineVerdict.CPU;
        }
        String state = EngineVerdicts.state();
        Optional<EngineVerdict> remembered = verdicts.of(state);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        EngineVerdict found = triedAnyhow();
        verdicts.keep(state, found);
        return found;
    }

    /** With CUDA, or else without. */
    private static EngineVerdict triedAnyhow() throws InterruptedException {
        if (!LibtorchChoice.isBuiltForCuda()) {
            return tried(false);
        }
        if (LibtorchChoice.lacksBridge()) {
            return withoutCuda(CudaTrouble.NO_BRIDGE, "");
        }
        if (!CudaDriver.isInstalled()) {
            return withoutCuda(CudaTrouble.NO_DRIVER, "");
        }
        EngineVerdict found = tried(true);
        String failure = found.failure();
        return failure.isEmpty() ? found : withoutCuda(EngineProbe.trouble(failure), failure);
    }

    /** The same for the processor alone. */
    private static EngineVerdict withoutCuda(CudaTrouble trouble, String told)
            throws InterruptedException {
        EngineVerdict found = tried(false);
        return found.failure().isEmpty() ? EngineVerdict.without(trouble, told) : found;
    }

    private static EngineVerdict tried(boolean withCuda) throws InterruptedException {
        try {
            Path answer = Files.createTempFile("lesionlens-libtorch-", ".txt");
            Path report = Files.createTempFile("lesionlens-libtorch-", ".log");
            try {
                Files.delete(answer);
                run(
                        ChildJvm.command(
                                EngineProbe.class,
                                report,
                                List.of(answer.toString(), String.valueOf(withCuda))));
                return Files.exists(answer)
                        ? EngineVerdict.read(Files.readString(answer))
                                .orElse(EngineVerdict.failed("it ended the process that tried it"))
                        : EngineVerdict.CPU; // no process can be started: loading it will tell
            } finally {
                Files.deleteIfExists(answer);
                Files.deleteIfExists(report);
            }
        } catch (IOException e) {
            LOG.warn("libtorch is not tried in a process of its own", e);
            return EngineVerdict.CPU;
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .start();
        try {
            process.waitFor();
        } finally {
            process.destroyForcibly(); // nobody waits for it any more
        }
    }
}
