package org.lesionlens.ui.fx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Has the system show where a file lies. */
public final class ShownFile {

    private ShownFile() {}

    /**
     * Shows a file in its folder, by the program that the system has for that.
     *
     * @throws IOException if there is none
     */
    public static void show(Path file) throws IOException {
        new ProcessBuilder(command(System.getProperty("os.name", ""), file.toAbsolutePath()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static List<String> command(String system, Path file) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("explorer.exe", "/select," + file);
        }
        if (name.startsWith("mac")) {
            return List.of("open", "-R", file.toString());
        }
        return List.of("xdg-open", String.valueOf(file.getParent()));
    }
}
