package org.lesionlens.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is known of the machine and of what the program runs on, without the network. */
public final class SystemChecks {

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final int KB_PER_GB = 1 << 20;
    private static final double LITTLE_GB = 3; // the demo model, its passes and a set
    private static final long BYTES_PER_GB = 1L << 30;

    /** What libtorch's kernels ask for. */
    private static final List<String> FEATURES =
            List.of(
                    "avx",
                    "avx2",
                    "fma",
                    "f16c",
                    "avx512f",
                    "avx512_vnni",
                    "avx512_bf16",
                    "amx_bf16",
                    "asimd",
                    "bf16",
                    "sve");

    private SystemChecks() {}

    /**
     * All of them, in their order.
     *
     * @param version of the program
     */
    public static List<Check> all(String version) {
        return List.of(
                new Told("LesionLens", () -> CheckedPoint.ok("LesionLens", version)),
                new Told("System", SystemChecks::system),
                new Told("Java", SystemChecks::java),
                new Told("JavaFX", SystemChecks::javaFx),
                new Told("Processor", SystemChecks::processor),
                new Told("Memory", SystemChecks::memory),
                new Told("Locale", () -> locale(property("sun.jnu.encoding"))));
    }

    private record Told(String what, Supplier<CheckedPoint> point) implements Check {
        @Override
        public CheckedPoint look() {
            return point.get();
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    private static CheckedPoint system() {
        String found =
                property("os.name") + " " + property("os.version") + ", " + property("os.arch");
        return CheckedPoint.ok(
                "System", distribution().map(name -> name + ", " + found).orElse(found));
    }

    private static Optional<String> distribution() {
        return value(Path.of("/etc/os-release"), "PRETTY_NAME=")
                .map(name -> name.replace("\"", ""));
    }

    private static CheckedPoint java() {
        return CheckedPoint.ok(
                "Java", property("java.runtime.version") + ", " + property("java.vendor"));
    }

    /** Its jar names its version, also where no window is open. */
    private static CheckedPoint javaFx() {
        var properties = new Properties();
        try (InputStream in = SystemChecks.class.getResourceAsStream("/javafx.properties")) {
            properties.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CheckedPoint.ok(
                "JavaFX", properties.getProperty("javafx.runtime.version", "unknown"));
    }

    /** Its name, and the instructions that it has of those that libtorch's kernels ask for. */
    public static String kindOfProcessor() {
        return processorName()
                + instructions().map(known -> "; " + String.join(" ", known)).orElse("");
    }

    private static String processorName() {
        return value(PROCESSOR, "model name").orElse(property("os.arch"));
    }

    /** Empty where the system does not tell them. */
    private static Optional<List<String>> instructions() {
        return value(PROCESSOR, "flags")
                .or(() -> value(PROCESSOR, "Features"))
                .map(all -> Arrays.asList(all.split(" ", -1)))
                .map(flags -> FEATURES.stream().filter(flags::contains).toList());
    }

    private static CheckedPoint processor() {
        int threads = Runtime.getRuntime().availableProcessors();
        String found = "%s, %d threads".formatted(processorName(), threads);
        Optional<List<String>> instructions = instructions();
        if (instructions.isEmpty()) {
            return CheckedPoint.ok("Processor", found);
        }
        List<String> known = instructions.get();
        String features = found + "; " + String.join(" ", known);
        boolean isSlow = !known.contains("avx2") && !known.contains("asimd");
        return isSlow
                ? CheckedPoint.note(
                        "Processor",
                        features,
                        "Without AVX2 the network takes several times as long.")
                : CheckedPoint.ok("Processor", features);
    }

    private static CheckedPoint memory() {
        double most = (double) Runtime.getRuntime().maxMemory() / BYTES_PER_GB;
        String java = String.format(Locale.ROOT, "Java may take %.1f GB", most);
        Optional<Double> all = gigabytes("MemTotal:");
        Optional<Double> free = gigabytes("MemAvailable:");
        if (all.isEmpty() || free.isEmpty()) {
            return CheckedPoint.ok("Memory", java);
        }
        String found =
                String.format(
                        Locale.ROOT, "%.1f GB, %.1f GB free; %s", all.get(), free.get(), java);
        return free.get() < LITTLE_GB
                ? CheckedPoint.note("Memory", found, "Close other programs if the network fails.")
                : CheckedPoint.ok("Memory", found);
    }

    private static Optional<Double> gigabytes(String key) {
        return value(MEMORY, key)
                .map(words -> Double.parseDouble(words.split(" ", -1)[0]) / KB_PER_GB);
    }

    static CheckedPoint locale(String namesOfFiles) {
        String found = Locale.getDefault().toLanguageTag() + ", names of files in " + namesOfFiles;
        return namesOfFiles.startsWith("UTF") || property("os.name").startsWith("Windows")
                ? CheckedPoint.ok("Locale", found)
                : CheckedPoint.note(
                        "Locale",
                        found,
                        "Files whose names have other letters cannot be opened: start with"
                                + " LC_ALL=C.UTF-8.");
    }

    /** What stands behind the first such key of a table of Linux. */
    private static Optional<String> value(Path table, String key) {
        try (Stream<String> lines = Files.lines(table, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line ->
                            line.substring(key.length()).replaceFirst("^\\s*:?\\s*", "").strip())
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // another system
        }
    }
}
