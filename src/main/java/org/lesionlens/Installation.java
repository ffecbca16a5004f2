package org.lesionlens;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the files that come with the program lie: beside its classes or jar, or some folders up.
 */
final class Installation {

    private static final Path MODEL = Path.of("models", "efficientnet_b5_demo.pt");
    private static final Path SAMPLES = Path.of("assets", "samples");
    private static final String JAR = "jar:";
    private static final String LIBTORCH = "libtorch";
    private static final Path FIRST_SAMPLE = SAMPLES.resolve("LL_P01").resolve("LL_0005.jpg");

    private final Path start;

    /**
     * @param start the program's classes or jar
     */
    Installation(Path start) {
        this.start = start;
    }

    /**
     * The installation that this code runs from. Its code source does not tell: Java has none of
     * classes from its cache, once that was moved together with the program.
     */
    static Installation ofThisProgram() {
        URL own = Installation.class.getResource("Installation.class");
        return new Installation(of(Objects.requireNonNull(own).toString()));
    }

    /**
     * The folder or jar of a class.
     *
     * @param resource its file, as a URL
     */
    static Path of(String resource) {
        String source =
                resource.startsWith(JAR)
                        ? resource.substring(JAR.length(), resource.lastIndexOf("!/"))
                        : resource.substring(0, resource.lastIndexOf("org/lesionlens/"));
        return Path.of(URI.create(source));
    }

    /** The program's classes or jar. */
    Path jar() {
        return start;
    }

    /** The demo model, if it is installed. */
    Optional<Path> demoModel() {
        return find(MODEL);
    }

    /** The folder of the sample photos, if they are installed. */
    Optional<Path> samples() {
        return find(SAMPLES);
    }

    /** The photo to begin with, if it is installed. */
    Optional<Path> firstSample() {
        return find(FIRST_SAMPLE);
    }

    /**
     * The folder of libtorch's files, if they lie unpacked beside the jar; its name is the flavour
     * that they were built for.
     */
    Optional<Path> libtorch() {
        try (Stream<Path> flavours = Files.list(start.resolveSibling(LIBTORCH))) {
            return flavours.filter(Files::isDirectory).findFirst();
        } catch (IOException e) {
            return Optional.empty(); // it is in a jar
        }
    }

    private Optional<Path> find(Path wanted) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve(wanted);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
