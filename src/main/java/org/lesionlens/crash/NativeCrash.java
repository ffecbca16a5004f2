package org.lesionlens.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the virtual machine wrote when machine code ended it, {@code hs_err_pid….log}. The whole has
 * the command line, the environment and all folders of libraries in it.
 *
 * @param file that it wrote
 * @param lines of it
 */
public record NativeCrash(Path file, List<String> lines) {

    private static final long MOST_BYTES = 4 << 20;

    /** What ended it, and where: these lines name libraries and functions, no files or values. */
    private static final Pattern TOLD =
            Pattern.compile(
                    "#  (?:SIG|EXCEPTION|Internal Error|Out of Memory).*"
                            + "|# (?:JRE version|Java VM|Problematic frame|There is insufficient|Native memory).*"
                            + "|# (?:[CVjAv]  .*|J +\\d+ .*)"
                            + "|siginfo: .*|Current thread .*|Time: .*|Memory: .*"
                            + "|(?:Native|Java) frames: .*"
                            + "|[CVjAv]  .*|J +\\d+ .*");

    /** Copies {@code lines} in. */
    public NativeCrash {
        lines = List.copyOf(lines);
    }

    static NativeCrash read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("is larger than such a report");
        }
        return new NativeCrash(
                file, Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList());
    }

    /** What of it may leave the machine. */
    String excerpt(Nameless nameless) {
        return lines.stream()
                .filter(line -> TOLD.matcher(line).matches())
                .map(nameless::withoutPerson)
                .collect(Collectors.joining("\n"));
    }
}
