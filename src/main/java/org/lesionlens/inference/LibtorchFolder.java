package org.lesionlens.inference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lesionlens.analysis.ModelLoadException;

/**
 * A libtorch that a person names: unpacked from a download of PyTorch, or what pip or conda has
 * installed.
 *
 * @param libraries folder of its libraries
 * @param version as 2.7.1; blank if nothing tells it
 * @param cuda whether it was built for NVIDIA cards
 * @param bridged whether a bridge to Java lies with it, as DJL builds it for other versions
 */
record LibtorchFolder(Path libraries, String version, boolean cuda, boolean bridged) {

    private static final List<String> NEEDED = List.of("c10", "torch_cpu", "torch");
    private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+\\.\\d+)");
    private static final String BRIDGE = System.mapLibraryName("djl_torch");

    /** In the names of functions that take the text of GCC 5 and newer. */
    private static final String NEW_TEXT = "_ZN3c105ErrorC1ENS_14SourceLocationENSt7__cxx11";

    private static final String OLD_TEXT = "_ZN3c105ErrorC1ENS_14SourceLocationESs";

    /**
     * The libtorch in a folder.
     *
     * @param named that of its libraries, or one that has them in {@code lib}
     * @throws ModelLoadException if it lacks something; says what, and what to do
     */
    static LibtorchFolder of(Path named) throws ModelLoadException {
        Path folder = named.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new ModelLoadException("%s is no folder".formatted(named));
        }
        String main = System.mapLibraryName("torch_cpu");
        Path libraries =
                Stream.of(folder, folder.resolve("lib"), folder.resolve("torch").resolve("lib"))
                        .filter(place -> Files.isRegularFile(place.resolve(main)))
                        .findFirst()
                        .orElseThrow(() ->
                                new ModelLoadException(
                                        "%s is no libtorch: it has no %s, neither itself nor in its folder lib. Name the folder libtorch of a download of PyTorch, or the folder torch of a pip installation"
                                                .formatted(named, main)));
        for (String name : NEEDED) {
            Path library = libraries.resolve(System.mapLibraryName(name));
            if (!Files.isReadable(library)) {
                throw new ModelLoadException(
                        "the libtorch in %s lacks %s, or it cannot be read: unpack or install it again"
                                .formatted(named, library.getFileName()));
            }
        }
        return new LibtorchFolder(
                libraries,
                version(libraries),
                Files.exists(libraries.resolve(System.mapLibraryName("torch_cuda"))),
                isBridged(libraries));
    }

    private static boolean isBridged(Path libraries) throws ModelLoadException {
        try (Stream<Path> files = Files.list(libraries)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).endsWith(BRIDGE));
        } catch (IOException e) {
            throw new ModelLoadException(libraries + " cannot be read", e);
        }
    }

    private static String version(Path libraries) {
        Path above = Optional.ofNullable(libraries.getParent()).orElse(libraries);
        return Stream.of(
                        text(above.resolve("build-version")), // of a download
                        text(above.resolve("version.py")), // of an installation
                        String.valueOf(libraries.getFileName())) // as DJL unpacks it
                .flatMap(text -> VERSION.matcher(text).results())
                .map(result -> result.group(1))
                .findFirst()
                .orElse("");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Fails if it is known not to fit; whatever else does not is seen when it is tried.
     *
     * @param bridge the version that the program's bridge is for
     */
    void check(Path named, String bridge) throws ModelLoadException {
        if (bridged) {
            return;
        }
        if (!version.isEmpty() && !version.equals(bridge)) {
            throw new ModelLoadException(
                    "the libtorch in %s is version %s, and the program's bridge fits %s alone: name a libtorch %s (pip install torch==%s), or put the bridge that DJL builds for %s, %s, beside its libraries"
                            .formatted(named, version, bridge, bridge, bridge, version, BRIDGE));
        }
        if (isOld()) {
            throw new ModelLoadException(
                    "the libtorch in %s was built for texts as before GCC 5 (pre-cxx11 ABI), which the program's bridge cannot pass: name the one whose file is called libtorch-cxx11-abi, or what pip installs"
                            .formatted(named));
        }
    }

    private boolean isOld() throws ModelLoadException {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return false;
        }
        Path library = libraries.resolve(System.mapLibraryName("c10"));
        try {
            String bytes = Files.readString(library, StandardCharsets.ISO_8859_1);
            return bytes.contains(OLD_TEXT) && !bytes.contains(NEW_TEXT);
        } catch (IOException e) {
            throw new ModelLoadException(library + " cannot be read", e);
        }
    }
}
