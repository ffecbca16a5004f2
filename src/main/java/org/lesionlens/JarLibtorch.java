package org.lesionlens;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.lesionlens.files.Folders;

/**
 * libtorch for NVIDIA cards, as it comes in a jar. DJL takes it from there only where it finds a
 * card by CUDA's runtime, which is not installed with the driver; it is for the processor, too.
 *
 * @param version of it
 * @param flavour the version of CUDA that it was built for, as cu124
 * @param platform as linux-x86_64
 * @param files the names of its libraries
 */
record JarLibtorch(String version, String flavour, String platform, List<String> files) {

    private static final String DESCRIPTION = "/native/lib/pytorch.properties";

    JarLibtorch {
        files = List.copyOf(files);
    }

    /** The one on the class path; empty if that is none, or for the processor alone. */
    static Optional<JarLibtorch> forCuda() throws IOException {
        try (InputStream in = JarLibtorch.class.getResourceAsStream(DESCRIPTION)) {
            if (in == null) {
                return Optional.empty();
            }
            var told = new Properties();
            told.load(in);
            var found =
                    new JarLibtorch(
                            told.getProperty("version", ""),
                            told.getProperty("flavor", ""),
                            told.getProperty("classifier", ""),
                            List.of(told.getProperty("libraries", "").split(",")));
            return Optional.of(found).filter(one -> one.flavour.startsWith("cu"));
        }
    }

    /**
     * Has it unpacked, once.
     *
     * @param folder of such libraries
     * @return the folder of its files, whose name is the flavour
     * @throws IOException if it cannot be written
     */
    Path unpackTo(Path folder) throws IOException {
        Path versions = folder.resolve("libtorch-" + version);
        Path done = versions.resolve(flavour);
        if (Files.isDirectory(done)) {
            return done;
        }
        System.err.println(
                "lesionlens: libtorch for NVIDIA cards is unpacked to " + versions + ", once");
        Files.createDirectories(versions);
        Path begun = Files.createTempDirectory(versions, "unpacking-");
        try {
            unpack(begun);
            return Files.move(begun, done);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return done; // another program was sooner
        } finally {
            Folders.delete(begun); // some gigabytes
        }
    }

    private void unpack(Path folder) throws IOException {
        for (String file : files) {
            String name = "/pytorch/%s/%s/%s".formatted(flavour, platform, file);
            try (InputStream in = JarLibtorch.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new FileNotFoundException(name + " is missing in the program's jars");
                }
                Files.copy(in, folder.resolve(file));
            }
        }
    }
}
