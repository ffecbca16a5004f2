package org.lesionlens.inference;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.CudaTrouble;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether libtorch can be loaded, and runs networks on a card: tried in a process of its own where
 * it may end that, and remembered by libtorch and driver. The libtorch that comes along for the
 * processor alone needs no trial.
 */
final class EngineStart {

    private static final Logger LOG = LoggerFactory.getLogger(EngineStart.class);

    private static final String VERSION = ".v1.engine"; // changes with the trial
    private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");
    private static final Path DEVICES = Path.of("/dev");
    private static final Path WINDOWS_DRIVER =
            Path.of(System.getenv().getOrDefault("SystemRoot", "/"), "System32", "nvcuda.dll");

    private final Path folder;
    private @Nullable EngineVerdict verdict;

    /**
     * @param folder where it is remembered
     */
    EngineStart(Path folder) {
        this.folder = folder;
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
        Path kept = folder.resolve(Integer.toHexString(state().hashCode()) + VERSION);
        Optional<EngineVerdict> remembered = read(kept);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        EngineVerdict found = triedAnyhow();
        if (found.isLasting()) {
            try {
                Files.createDirectories(folder);
                AtomicFile.replace(
                        kept, out -> out.write(found.write().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                LOG.info("how libtorch does is not remembered", e);
            }
        }
        return found;
    }

    private static Optional<EngineVerdict> read(Path file) {
        try {
            return EngineVerdict.read(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty(); // it was never tried
        }
    }

    /** All that the verdict depends on. */
    private static String state() {
        return String.join(
                "\n",
                LibtorchChoice.folder(),
                LibtorchChoice.flavour(),
                LibtorchChoice.current().version(),
                stamps(LibtorchChoice.folder()),
                String.valueOf(CudaDriver.isInstalled()),
                CudaDriver.file().map(EngineStart::stamp).orElse(""),
                text(DRIVER),
                stamp(WINDOWS_DRIVER),
                cards(),
                Objects.toString(System.getenv("CUDA_VISIBLE_DEVICES"), "all"));
    }

    private static String stamps(String libraries) {
        try (Stream<Path> files = Files.list(Path.of(libraries))) {
            return String.join(" ", files.sorted().map(EngineStart::stamp).toList());
        } catch (IOException e) {
            return "";
        }
    }

    private static String stamp(Path file) {
        try {
            var read = Files.readAttributes(file, BasicFileAttributes.class);
            return file + " " + read.size() + " " + read.lastModifiedTime().toMillis();
        } catch (IOException e) {
            return "";
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static String cards() {
        try (Stream<Path> devices = Files.list(DEVICES)) {
            return devices.map(Path::toString)
                    .filter(name -> name.contains("nvidia"))
                    .sorted()
                    .toList()
                    .toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** With CUDA, or else without. */
    private static EngineVerdict triedAnyhow() throws InterruptedException {
        if (!LibtorchChoice.isBuiltForCuda()) {
            return tried(false);
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
