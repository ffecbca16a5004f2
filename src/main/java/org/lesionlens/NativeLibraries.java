package org.lesionlens;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.Folders;

/**
 * The libraries of machine code that come in the program's jars, and must be files to be loaded.
 */
final class NativeLibraries {

    /**
     * What PyTorch, SQLite, libwebp, JavaFX, snappy and zstd ask for the folder that they unpack
     * theirs to.
     */
    private static final List<String> PROPERTIES =
            List.of(
                    "ENGINE_CACHE_DIR",
                    "org.sqlite.tmpdir",
                    "com.luciad.imageio.webp.tmpdir",
                    "javafx.cachedir",
                    "org.xerial.snappy.tempdir",
                    "ZstdTempFolder");

    private static final String LIBTORCH = "PYTORCH_LIBRARY_PATH";
    private static final String NOT_PERMITTED = "error=13,"; // EACCES

    private NativeLibraries() {}

    /**
     * Has libtorch loaded from where it lies unpacked, unless the environment names another.
     *
     * @param folder whose name is the flavour that it was built for
     */
    static void useLibtorch(Path folder) {
        if (System.getenv(LIBTORCH) == null && System.getProperty(LIBTORCH) == null) {
            System.setProperty(LIBTORCH, folder.toString());
            System.setProperty("PYTORCH_FLAVOR", folder.getFileName().toString());
            System.setProperty("lesionlens.libtorch", folder.toString()); // it is our own
        }
    }

    /**
     * Has all of them unpacked to a folder that is gone in the end: for a person without a folder
     * that can be written.
     *
     * @throws IOException in words, if nothing can be written there, or nothing run
     */
    static void unpackForNow() throws IOException {
        Path folder = Files.createTempDirectory("lesionlens");
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Folders.delete(folder), "natives-delete"));
        unpackTo(folder.resolve("natives"));
    }

    /**
     * Has all of them unpacked to {@code folder}, which is made. Properties that are set already
     * stay.
     *
     * @throws IOException in words, if nothing can be written there, or nothing run
     */
    static void unpackTo(Path folder) throws IOException {
        try {
            prepare(folder);
        } catch (IOException e) {
            throw new IOException(
                    "PyTorch and other libraries must be unpacked to %s, which %s. Set %s to a folder in which files may be written and run"
                            .formatted(folder, FileProblem.inWords(e), UserFolders.VARIABLE),
                    e);
        }
        for (String property : PROPERTIES) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, folder.toString());
            }
        }
    }

    private static void prepare(Path folder) throws IOException {
        if (folder.startsWith(UserFolders.NONE)) {
            throw new IOException("cannot be made: the system names no home of this user");
        }
        if (Files.isDirectory(folder)) {
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
            return;
        }
        Files.createDirectories(folder);
        try {
            run(folder.resolve("probe"));
        } catch (IOException e) {
            deleteIfEmpty(folder); // so that it is tried again
            throw e;
        }
    }

    private static void deleteIfEmpty(Path folder) {
        try {
            Files.delete(folder);
        } catch (IOException e) {
            // another start has unpacked there meanwhile
        }
    }

    /** Disks from which nothing can be run are common for temporary files, and in clusters. */
    private static void run(Path probe) throws IOException {
        if (!probe.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return; // Windows; the disk itself cannot be asked in a chroot
        }
        try {
            Files.writeString(probe, "#!/bin/sh\n");
            Files.setPosixFilePermissions(probe, PosixFilePermissions.fromString("rwx------"));
            start(probe);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static void start(Path probe) throws IOException {
        try {
            new ProcessBuilder(probe.toString()).start().destroyForcibly();
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains(NOT_PERMITTED)) {
                throw new IOException("is on a disk from which nothing can be run", e);
            } // without a shell nobody knows
        }
    }
}
