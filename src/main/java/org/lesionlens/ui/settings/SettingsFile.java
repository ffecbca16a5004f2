package org.lesionlens.ui.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.lesionlens.files.AtomicFile;

/** The settings on disk: whole or not at all. */
public final class SettingsFile {

    private static final long MOST_BYTES = 1 << 20; // far more than any real one has

    private final Path file;

    /**
     * What was found.
     *
     * @param settings the remembered ones, or the defaults
     * @param problem why they are the defaults though there is a file
     */
    public record Found(Settings settings, Optional<Exception> problem) {}

    /**
     * @param file that need not exist, nor its folder
     */
    public SettingsFile(Path file) {
        this.file = file;
    }

    /**
     * Reads; a file whose content cannot be used is set aside as {@code ….damaged}, for a person to
     * see. One that cannot be read now may well be read later.
     */
    public Found read() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("too large: " + Files.size(file) + " bytes");
            }
            return new Found(SettingsJson.read(Files.readString(file)), Optional.empty());
        } catch (NoSuchFileException e) {
            return new Found(Settings.DEFAULT, Optional.empty());
        } catch (IOException e) {
            return new Found(Settings.DEFAULT, Optional.of(e));
        } catch (IllegalArgumentException e) {
            setAside(e);
            return new Found(Settings.DEFAULT, Optional.of(e));
        }
    }

    private void setAside(Exception problem) {
        try {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
    }

    /**
     * Changes what is in the file by now: another window may have written meanwhile.
     *
     * @throws IOException if the folder cannot be made or written; the former file stays then
     */
    void change(SettingsChange change) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        synchronized (SettingsFile.class) { // a lock is the process's, not the thread's
            try (FileChannel turns = turns()) {
                var _ = locked(turns);
                changeAlone(change);
            }
        }
    }

    /** A file of its own: the settings' is another one each time. */
    private FileChannel turns() throws IOException {
        return FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }

    /** Waits until no other program changes them; not on a drive that knows no locks. */
    private static Optional<FileLock> locked(FileChannel turns) {
        try {
            return Optional.of(turns.lock());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void changeAlone(SettingsChange change) throws IOException {
        Found now = read();
        if (now.problem().orElse(null) instanceof IOException unread) {
            throw unread;
        }
        write(now.problem().isPresent() ? change.after() : change.of(now.settings()));
    }

    /**
     * Replaces the file.
     *
     * @throws IOException if the folder cannot be made or written; the former file stays then
     */
    public void write(Settings settings) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] text = SettingsJson.write(settings).getBytes(StandardCharsets.UTF_8);
        AtomicFile.replace(file, out -> out.write(text));
    }
}
