package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.WriteProbe;

/**
 * A file that hours of work end in: looked at before them, and written somewhere after them.
 *
 * @param out where a person wants it
 * @param overwrite true if one of this name may be replaced
 * @param elsewhere folders that it may come to where that cannot be written any more
 * @param messages is told what became of it
 */
record ResultsFile(Path out, boolean overwrite, List<Path> elsewhere, PrintStream messages) {

    /** Else it comes to where the person works, to their home, or to what is temporary. */
    ResultsFile(Path out, boolean overwrite, PrintStream messages) {
        this(
                out,
                overwrite,
                Stream.of("user.dir", "user.home", "java.io.tmpdir")
                        .map(System::getProperty)
                        .map(Path::of)
                        .toList(),
                messages);
    }

    /**
     * Refuses a file that could not be written.
     *
     * @throws IOException in a sentence that begins with the file's name, and names the folder
     */
    void check() throws IOException {
        try {
            WriteProbe.file(out, overwrite);
        } catch (IOException e) {
            boolean isThere = Files.isRegularFile(out) && !overwrite;
            throw new IOException(
                    "%s %s%s"
                            .formatted(
                                    out,
                                    e.getMessage(),
                                    isThere ? "; --overwrite replaces it" : ""),
                    e);
        }
    }

    /**
     * Refuses a disk that has less room.
     *
     * @param bytes that will be written at least
     * @throws IOException in a sentence as above
     */
    void checkRoom(long bytes) throws IOException {
        try {
            WriteProbe.room(out.toAbsolutePath().resolveSibling("."), bytes);
        } catch (IOException e) {
            throw new IOException(out + " " + e.getMessage(), e);
        }
    }

    /**
     * Writes the file. Where that cannot be done any more, tells where its content is kept, or
     * writes it to another folder. An interrupt waits until that is done: it would close the file.
     *
     * @param kept where the content can be had from again; none if it is here alone
     * @return true if it is where a person wants it
     */
    boolean write(AtomicFile.Content content, Optional<Path> kept) {
        return CompletableFuture.supplyAsync(() -> isWritten(content, kept)).join();
    }

    private boolean isWritten(AtomicFile.Content content, Optional<Path> kept) {
        try {
            if (overwrite) {
                AtomicFile.replace(out, content);
            } else {
                AtomicFile.create(out, content);
            }
            return true;
        } catch (IOException e) {
            String where =
                    kept.map(store ->
                                    "all results are kept in %s, and the same command with another --out writes them without the network"
                                            .formatted(store))
                            .or(() -> rescue(content).map(file -> "it was written to " + file))
                            .orElse("nor anywhere else");
            messages.println("lesionlens: %s %s; %s".formatted(out, FileProblem.inWords(e), where));
            return false;
        }
    }

    private Optional<Path> rescue(AtomicFile.Content content) {
        return elsewhere.stream()
                .map(this::free)
                .filter(file -> isWritten(file, content))
                .findFirst();
    }

    private static boolean isWritten(Path file, AtomicFile.Content content) {
        try {
            AtomicFile.create(file, content);
            return true;
        } catch (IOException e) {
            return false; // another place may do
        }
    }

    private Path free(Path folder) {
        String name = FileNames.name(out);
        String stem = FileNames.stem(name);
        Path file = folder.resolve(name);
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve(stem + "-" + number + name.substring(stem.length()));
        }
        return file;
    }
}
