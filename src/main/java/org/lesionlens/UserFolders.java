package org.lesionlens;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the program keeps what it remembers for a person, and what it unpacks: where the system
 * wants it, or in the one folder that {@value #VARIABLE} names.
 */
final class UserFolders {

    /** Names another folder for all of it. */
    static final String VARIABLE = "LESIONLENS_HOME";

    /** The home of those who have none: no folder can be made in it, not even by root. */
    static final Path NONE = Path.of("/dev/null");

    private final String system;
    private final String home;
    private final Map<String, String> environment;

    private UserFolders() {
        this(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
    }

    /**
     * @param system name of the operating system, as Java has it
     * @param home the person's folder, as Java has it; {@code "?"} if the system does not know it
     */
    UserFolders(String system, String home, Map<String, String> environment) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.home = home;
        this.environment = environment;
    }

    static UserFolders ofThisUser() {
        return new UserFolders();
    }

    /** The program's data folder; need not exist. */
    Path data() {
        if (isSet(VARIABLE)) {
            return named(VARIABLE);
        }
        if (system.startsWith("windows")) {
            return windows();
        }
        if (system.startsWith("mac")) {
            return home().resolve("Library").resolve("Application Support").resolve("LesionLens");
        }
        return isSet("XDG_DATA_HOME")
                ? named("XDG_DATA_HOME").resolve("lesionlens")
                : home().resolve(".local").resolve("share").resolve("lesionlens");
    }

    /** The file of finished results; need not exist. */
    Path results() {
        return data().resolve("results.sqlite");
    }

    /** The folder of what is logged; need not exist. */
    Path logs() {
        return data().resolve("logs");
    }

    /** The folder that tells which windows are open; need not exist. */
    Path running() {
        return data().resolve("running");
    }

    /** The folder of the instrumented copies of models; need not exist. */
    Path modelCopies() {
        return data().resolve("models");
    }

    /** The folder that libraries of machine code are unpacked to; need not exist. */
    Path natives() {
        return caches().resolve("natives");
    }

    private Path caches() {
        if (isSet(VARIABLE)) {
            return named(VARIABLE);
        }
        if (system.startsWith("windows")) {
            return windows();
        }
        if (system.startsWith("mac")) {
            return home().resolve("Library").resolve("Caches").resolve("LesionLens");
        }
        return isSet("XDG_CACHE_HOME")
                ? named("XDG_CACHE_HOME").resolve("lesionlens")
                : home().resolve(".cache").resolve("lesionlens");
    }

    private Path windows() {
        Path local =
                isSet("LOCALAPPDATA")
                        ? named("LOCALAPPDATA")
                        : home().resolve("AppData").resolve("Local");
        return local.resolve("LesionLens");
    }

    /**
     * The person's own folder. Java asks the list of users alone, in which those of a container
     * often are not, and then has a "?", which would be a folder wherever the program was started.
     */
    Path home() {
        if (!home.equals("?")) {
            return Path.of(home);
        }
        return isSet("HOME") ? named("HOME") : NONE;
    }

    /** Those of freedesktop do not count where they are no whole paths, as it wants it. */
    private boolean isSet(String variable) {
        return !value(variable).isBlank()
                && (!variable.startsWith("XDG_") || Path.of(value(variable)).isAbsolute());
    }

    private String value(String variable) {
        return environment.getOrDefault(variable, "").strip().replace("\"", "");
    }

    private Path named(String variable) {
        try {
            return Path.of(value(variable)).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "%s is '%s', which cannot be a folder: %s"
                            .formatted(variable, value(variable), e.getReason()),
                    e);
        }
    }
}
