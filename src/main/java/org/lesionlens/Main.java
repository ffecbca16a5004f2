package org.lesionlens;

import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/** Starts the program: the window, or the command line if a command is given. */
public final class Main {

    private static final String PICTURES = "lesionlens.pictures";

    private Main() {}

    /** Sets what must hold before any library wakes up, then starts. */
    public static void main(String[] args) {
        System.setProperty("ai.djl.offline", "true"); // DJL never fetches anything
        System.setProperty("OPT_OUT_TRACKING", "true"); // nor reports
        // JavaFX warns that it is not on the module path; nobody can do anything about it.
        Logger.getLogger("javafx").setLevel(Level.SEVERE);
        startWindow(args);
    }

    private static void startWindow(String[] args) {
        if (!hasDisplay()) {
            String folder = System.getProperty(PICTURES, "");
            if (folder.isEmpty()) {
                System.err.println(
                        "lesionlens: there is no display for the window (DISPLAY is not set).");
                System.exit(1);
            }
            System.out.println("There is no display: pictures of the window are written instead.");
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            System.setProperty(DemoPictures.FOLDER, folder);
        }
        Application.launch(ViewerApp.class, args);
    }

    /** Windows and macOS always have a display; elsewhere JavaFX needs an X server. */
    private static boolean hasDisplay() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean needsServer = !system.startsWith("windows") && !system.startsWith("mac");
        return !needsServer || !System.getenv().getOrDefault("DISPLAY", "").isBlank();
    }
}
