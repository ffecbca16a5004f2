package org.lesionlens.crash;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says in a folder that this process runs, and where: the next one finds by it what the virtual
 * machine wrote if machine code ended this one, which nobody can be told then. One of the program's
 * libraries is machine code of half a gigabyte.
 */
public final class RunMark implements AutoCloseable {

    private final Path file;

    private RunMark(Path file) {
        this.file = file;
    }

    /**
     * Begins to say so.
     *
     * @param folder that is made
     * @throws IOException if it cannot be written
     */
    public static RunMark set(Path folder) throws IOException {
        Files.createDirectories(folder);
        ProcessHandle self = ProcessHandle.current();
        Path file = folder.resolve(String.valueOf(self.pid()));
        Files.write(file, List.of(begun(self), Path.of("").toAbsolutePath().toString()));
        return new RunMark(file);
    }

    private static String begun(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    /** How runs ended that machine code has ended; each is told once. */
    public static List<NativeCrash> crashes(Path folder) {
        List<NativeCrash> crashes = new ArrayList<>();
        try (DirectoryStream<Path> marks = Files.newDirectoryStream(folder, "[0-9]*")) {
            for (Path mark : marks) {
                try {
                    look(mark, crashes);
                } catch (IOException | IllegalArgumentException e) {
                    // Not ours, or in letters that this locale cannot tell: nothing to stop for.
                }
            }
        } catch (IOException e) {
            return crashes; // there is no such folder: nothing ran before
        }
        return crashes;
    }

    private static void look(Path mark, List<NativeCrash> crashes) throws IOException {
        String pid = String.valueOf(mark.getFileName());
        List<String> said = Files.readAllLines(mark);
        if (said.size() < 2 || runs(Long.parseLong(pid), said.getFirst())) {
            return;
        }
        FileTime begun = Files.getLastModifiedTime(mark);
        Files.delete(mark);
        // Where it was started, else, if nothing can be written there, among temporary files.
        for (String place : List.of(said.get(1), System.getProperty("java.io.tmpdir"))) {
            Path report = Path.of(place).resolve("hs_err_pid" + pid + ".log");
            if (Files.isRegularFile(report)
                    && Files.getLastModifiedTime(report).compareTo(begun) >= 0) {
                crashes.add(NativeCrash.read(report));
                return;
            }
        }
    }

    private static boolean runs(long pid, String begun) {
        return Stream.of(ProcessHandle.of(pid))
                .flatMap(found -> found.stream())
                .anyMatch(process -> process.isAlive() && begun(process).equals(begun));
    }

    /** This process ends by itself. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The next start finds no report beside it.
        }
    }
}
