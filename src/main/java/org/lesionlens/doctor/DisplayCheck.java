package org.lesionlens.doctor;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whether the window can come: on Linux a display, and the libraries of the system that JavaFX
 * draws with. Windows and macOS have both.
 */
public final class DisplayCheck implements Check {

    private static final List<String> LIBRARIES = List.of("libgtk-3.so.0", "libfontconfig.so.1");

    private final boolean isLinux;
    private final Map<String, String> environment;
    private final Predicate<String> has;

    /** Of this process. */
    public DisplayCheck() {
        this(
                System.getProperty("os.name").startsWith("Linux"),
                System.getenv(),
                DisplayCheck::isThere);
    }

    /**
     * The same.
     *
     * @param has whether the system has a library of this name
     */
    DisplayCheck(boolean isLinux, Map<String, String> environment, Predicate<String> has) {
        this.isLinux = isLinux;
        this.environment = environment;
        this.has = has;
    }

    @Override
    public String what() {
        return "Display";
    }

    @Override
    public CheckedPoint look() {
        if (!isLinux) {
            return CheckedPoint.ok(what(), "of the system");
        }
        String display = environment.getOrDefault("DISPLAY", "");
        List<String> missing = LIBRARIES.stream().filter(has.negate()).toList();
        String found =
                (display.isBlank() ? "none" : "X11 " + display.replaceFirst("^[^:]*", ""))
                        + (missing.isEmpty()
                                ? "; GTK 3"
                                : "; without " + String.join(", ", missing));
        if (display.isBlank()) {
            return CheckedPoint.note(
                    what(), found, "The window needs a display; the command line works without.");
        }
        return missing.isEmpty()
                ? CheckedPoint.ok(what(), found)
                : CheckedPoint.fault(
                        what(),
                        found,
                        "The window needs them; on Debian and Ubuntu: apt install libgtk-3-0"
                                + " libfontconfig1.");
    }

    @SuppressWarnings("restricted") // the program is started with native access, for libtorch
    private static boolean isThere(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
