package org.lesionlens.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Files that belong together: none of them gets its name unless all were written, and each is whole
 * when it has it.
 *
 * <p>What a former run left under their names is replaced only if that is wanted, one file after
 * the other: should the system fail in between, the first are new and the last as they were.
 */
public final class FileGroup implements AutoCloseable {

    private final boolean overwrite;
    private final Map<Path, Draft> drafts =
            new LinkedHashMap<>(); // by the names that they will get

    /**
     * @param overwrite true if files of these names may be replaced
     */
    public FileGroup(boolean overwrite) {
        this.overwrite = overwrite;
    }

    /**
     * Writes one of the files, under another name for now.
     *
     * @throws FileAlreadyExistsException if there is one of this name already
     * @throws IOException if the folder is missing, full or read-only
     */
    public void add(Path file, AtomicFile.Content content) throws IOException {
        if (!overwrite && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        // Beside the file: only within one file system a move is one step.
        try {
            Draft draft = Draft.in(file.resolveSibling(""));
            drafts.put(file, draft);
            content.writeTo(draft.out());
        } catch (UncheckedIOException e) { // as writers of tables throw
            throw FileProblem.told(Objects.requireNonNull(e.getCause()), file);
        } catch (IOException e) {
            throw FileProblem.told(e, file);
        }
    }

    /**
     * Gives all files their names.
     *
     * @throws FileAlreadyExistsException if there is one of these names by now
     * @throws IOException if one cannot get its name; what was new is gone then
     */
    public void publish() throws IOException {
        List<Path> made = new ArrayList<>();
        for (Map.Entry<Path, Draft> one : drafts.entrySet()) {
            try {
                one.getValue().finish();
            } catch (IOException e) {
                throw FileProblem.told(e, one.getKey());
            }
        }
        try {
            for (Map.Entry<Path, Draft> one : drafts.entrySet()) {
                publish(one.getValue().file(), one.getKey(), made);
            }
            made.clear();
        } finally {
            for (Path file : made) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void publish(Path draft, Path file, List<Path> made) throws IOException {
        try {
            if (!overwrite) {
                claim(draft, file); // in one step: nobody else's file is ever lost
                made.add(file);
            }
            if (overwrite || !Files.isSameFile(draft, file)) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw FileProblem.told(e, file);
        }
    }

    /** Whole at once where a file may have two names; else empty until it is moved there. */
    private static void claim(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) { // as on FAT
            Files.createFile(file);
        }
    }

    /** Removes what has not got its name. */
    @Override
    public void close() throws IOException {
        for (Draft draft : drafts.values()) {
            draft.close();
        }
    }
}
