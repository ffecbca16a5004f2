package org.lesionlens.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Linux tells of the processor; elsewhere nothing is known of it. */
final class Processor {

    private static final Path FILE = Path.of("/proc/cpuinfo");

    private Processor() {}

    /** Stands for the processor and how many of it there are. */
    static String fingerprint() {
        try (var lines = Files.lines(FILE)) {
            return fingerprint(lines);
        } catch (IOException e) {
            return fingerprint(Stream.empty());
        }
    }

    private static String fingerprint(Stream<String> lines) {
        String told =
                lines.filter(line -> line.startsWith("model name") || line.startsWith("flags"))
                        .distinct()
                        .collect(Collectors.joining("\n"));
        return "%08x".formatted((told + Runtime.getRuntime().availableProcessors()).hashCode());
    }

    /** True if it has one of some groups of instructions, as Linux names them. */
    static boolean hasOneOf(String... flags) {
        try (var lines = Files.lines(FILE)) {
            return lines.filter(line -> line.startsWith("flags"))
                    .limit(1)
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .anyMatch(Arrays.asList(flags)::contains);
        } catch (IOException e) {
            return false;
        }
    }
}
