package org.lesionlens.inference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.lesionlens.files.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How libtorch did on this machine, kept between starts by libtorch and driver.
 *
 * @param folder where it is kept; need not exist
 * @param driver tells the version of the driver of cards; need not exist
 */
record EngineVerdicts(Path folder, Path driver) {

    private static final Logger LOG = LoggerFactory.getLogger(EngineVerdicts.class);

    private static final String VERSION = ".v1.engine"; // changes with the trial
    private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");
    private static final Path DEVICES = Path.of("/dev");
    private static final Path WINDOWS_DRIVER =
            Path.of(System.getenv().getOrDefault("SystemRoot", "/"), "System32", "nvcuda.dll");

    EngineVerdicts(Path folder) {
        this(folder, DRIVER);
    }

    /**
     * What was found before; empty if nothing was.
     *
     * @param state that it depends on
     */
    Optional<EngineVerdict> of(String state) {
        try {
            return EngineVerdict.read(Files.readString(file(state)));
        } catch (IOException e) {
            return Optional.empty(); // it was never tried
        }
    }

    /** Keeps what was found, if it lasts; what cannot be kept costs time alone. */
    void keep(String state, EngineVerdict found) {
        boolean isKeyed = !text(driver).isEmpty(); // else another driver would not be noticed
        if (!found.isLasting() || (found.isOfDriver() && !isKeyed)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            AtomicFile.replace(
                    file(state), out -> out.write(found.write().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            LOG.info("how libtorch does is not remembered", e);
        }
    }

    private Path file(String state) {
        return folder.resolve(Integer.toHexString(state.hashCode()) + VERSION);
    }

    /** All that the verdict depends on. */
    static String state() {
        return String.join(
                "\n",
                LibtorchChoice.folder(),
                LibtorchChoice.flavour(),
                LibtorchChoice.current().version(),
                stamps(LibtorchChoice.folder()),
                String.valueOf(CudaDriver.isInstalled()),
                CudaDriver.file().map(EngineVerdicts::stamp).orElse(""),
                text(DRIVER),
                stamp(WINDOWS_DRIVER),
                cards(),
                Objects.toString(System.getenv("CUDA_VISIBLE_DEVICES"), "all"));
    }

    private static String stamps(String libraries) {
        try (Stream<Path> files = Files.list(Path.of(libraries))) {
            return String.join(" ", files.sorted().map(EngineVerdicts::stamp).toList());
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
}
