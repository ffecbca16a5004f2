package org.lesionlens.ui.fx;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.WriteProbe;

/**
 * Where a person wants something saved.
 *
 * @param file whose name has an ending
 * @param isAgreed true if this is the name that was chosen: the system has asked whether a file of
 *     that name may go. Of a name that was completed nobody was asked
 */
public record ChosenFile(Path file, boolean isAgreed) {

    /**
     * Completes a name that has none of the endings by the first.
     *
     * @param endings with their dots, in small letters
     */
    public static ChosenFile of(Path chosen, List<String> endings) {
        String name = FileNames.name(chosen);
        boolean isTold = endings.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        return isTold
                ? new ChosenFile(chosen, true)
                : new ChosenFile(chosen.resolveSibling(name + endings.getFirst()), false);
    }

    /**
     * Writes it whole or not at all; what has come there meanwhile is not replaced unasked.
     *
     * @throws FileAlreadyExistsException as {@link #check}
     * @throws IOException if it cannot be written
     */
    public void write(AtomicFile.Content content) throws IOException {
        if (isAgreed) {
            AtomicFile.replace(file, content);
        } else {
            AtomicFile.create(file, content);
        }
    }

    /**
     * Refuses what could not be written, before the work that it takes.
     *
     * @throws FileAlreadyExistsException if there is one that nobody agreed to replace
     * @throws IOException a sentence that names file and folder, and says what to do
     */
    public void check() throws IOException {
        if (!isAgreed && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        try {
            WriteProbe.file(file, isAgreed);
        } catch (IOException e) {
            throw new IOException(FileNames.name(file) + " " + e.getMessage(), e);
        }
    }
}
