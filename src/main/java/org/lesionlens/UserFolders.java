package org.lesionlens;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the program keeps what it remembers for a person. */
final class UserFolders {

    private UserFolders() {}

    /** The program's data folder, as the system wants it; need not exist. */
    static Path data() {
        return data(
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                System.getenv());
    }

    /** The file of finished results; need not exist. */
    static Path results() {
        return data().resolve("results.sqlite");
    }

    /** The folder of the instrumented copies of models; need not exist. */
    static Path modelCopies() {
        return data().resolve("models");
    }

    static Path data(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path fallback = home.resolve("AppData").resolve("Local");
            return folder(environment, "LOCALAPPDATA", fallback).resolve("LesionLens");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("LesionLens");
        }
        Path fallback = home.resolve(".local").resolve("share");
        return folder(environment, "XDG_DATA_HOME", fallback).resolve("lesionlens");
    }

    private static Path folder(Map<String, String> environment, String variable, Path fallback) {
        String value = environment.getOrDefault(variable, "");
        return value.isBlank() ? fallback : Path.of(value);
    }
}
