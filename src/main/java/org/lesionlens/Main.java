package org.lesionlens;

import java.awt.GraphicsEnvironment;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javax.swing.JOptionPane;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.bench.window.HeadlessToolkit;
import org.lesionlens.bench.window.OffscreenGalleryBenchmark;
import org.lesionlens.bench.window.OffscreenViewerBenchmark;
import org.lesionlens.cli.CliEnvironment;
import org.lesionlens.cli.LesionLensCommand;
import org.lesionlens.files.LostNameException;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;

/** Starts the program: the window if nothing or files are named, else the command line. */
public final class Main {

    /** Names the folder for pictures of the window where no display is. */
    private static final String PICTURES = "lesionlens.pictures";

    /** Kept here, or it would be collected together with its level. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private static final int MISUSE = 2;

    private static final String DOCTOR = "doctor";

    static final Set<String> COMMANDS =
            Set.of(
                    "explain",
                    "score",
                    "merge",
                    "figure",
                    "report",
                    "faithfulness",
                    "measures",
                    "watch",
                    "bench",
                    "inspect",
                    DOCTOR,
                    "completion");

    /** These read and write text alone, also where nothing can be unpacked. */
    private static final Set<String> OF_TEXT = Set.of("measures", "completion");

    private Main() {}

    /** Sets what must hold before any library wakes up, then starts. */
    public static void main(String[] args) {
        System.setProperty("ai.djl.offline", "true"); // DJL never fetches anything
        System.setProperty("OPT_OUT_TRACKING", "true"); // nor reports
        // Where libraries keep something of their own.
        System.setProperty("user.home", UserFolders.ofThisUser().home().toString());
        // JavaFX warns that it is not on the module path; nobody can do anything about it.
        JAVAFX.setLevel(Level.SEVERE);
        Optional<String> lost = Arrays.stream(args).filter(LostNameException::isLost).findFirst();
        if (lost.isPresent()) {
            System.err.println("lesionlens: " + new LostNameException(lost.get()).getMessage());
            System.exit(MISUSE);
        }
        boolean areFiles = areFiles(args);
        if (areFiles || (COMMANDS.contains(args[0]) && !OF_TEXT.contains(args[0]))) {
            provideLibraries(areFiles ? "" : args[0]);
        }
        if (!areFiles) {
            System.exit(runCommand(args));
        }
        List<String> missing = Arrays.stream(args).filter(name -> !exists(name)).toList();
        if (missing.isEmpty()) {
            startWindow(args);
        } else {
            missing.forEach(name -> System.err.println("lesionlens: " + name + " does not exist"));
            System.exit(MISUSE);
        }
    }

    /**
     * JavaFX itself needs them, so that Swing has to tell what is wrong.
     *
     * @param command that needs them; blank if it is the window
     */
    private static void provideLibraries(String command) {
        Optional<Path> libtorch = Installation.ofThisProgram().libtorch();
        libtorch.ifPresent(NativeLibraries::useLibtorch);
        try {
            unpackLibraries(libtorch.isPresent());
            if (libtorch.isEmpty()) {
                useLibtorchForCuda();
            }
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("lesionlens: " + e.getMessage());
            if (command.equals(DOCTOR)) {
                return; // it tells more of it
            }
            if (command.isEmpty() && !GraphicsEnvironment.isHeadless()) {
                JOptionPane.showMessageDialog(
                        null, e.getMessage(), "LesionLens", JOptionPane.ERROR_MESSAGE);
            }
            System.exit(1);
        }
    }

    private static void useLibtorchForCuda() throws IOException {
        Optional<JarLibtorch> cuda = JarLibtorch.forCuda();
        if (cuda.isPresent()) {
            Path natives = UserFolders.ofThisUser().natives();
            NativeLibraries.useLibtorch(cuda.get().unpackTo(natives));
        }
    }

    /** Without libtorch it is a few megabytes, which may be written anew at each start. */
    private static void unpackLibraries(boolean withoutLibtorch) throws IOException {
        try {
            NativeLibraries.unpackTo(UserFolders.ofThisUser().natives());
        } catch (IOException e) {
            if (!withoutLibtorch) {
                throw e;
            }
            NativeLibraries.unpackForNow();
        }
    }

    /** The command line begins with a command or an option; everything else is to be opened. */
    private static boolean areFiles(String[] args) {
        return args.length == 0 || !(COMMANDS.contains(args[0]) || args[0].startsWith("-"));
    }

    private static boolean exists(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false; // no file of this system can have that name
        }
    }

    private static int runCommand(String[] args) {
        System.setProperty("java.awt.headless", "true");
        var installation = Installation.ofThisProgram();
        var folders = UserFolders.ofThisUser();
        if (!OF_TEXT.contains(args[0])) {
            UncaughtErrors.logIn(folders.logs());
        }
        try (var engine =
                TorchEngine.careful(
                        folders.modelCopies(),
                        installation.firstSample().orElse(null),
                        installation.demoModel().orElse(null))) {
            var analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
            return new LesionLensCommand(
                            engine,
                            analyzer,
                            new CliEnvironment(
                                    installation.demoModel().orElse(null),
                                    new OffscreenViewerBenchmark(
                                            installation.samples(), System.err::println),
                                    new OffscreenGalleryBenchmark(engine),
                                    new ProcessStarts(),
                                    folders.results(),
                                    Checks.of(installation, folders, engine, analyzer),
                                    isTerminal()),
                            System.out,
                            System.err)
                    .run(args);
        }
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private static void startWindow(String[] args) {
        if (!hasDisplay()) {
            String folder = System.getProperty(PICTURES, "");
            if (folder.isEmpty()) {
                System.err.println(
                        "lesionlens: there is no display for the window (DISPLAY is not set); the"
                                + " command line works without one: --help");
                System.exit(1);
            }
            System.out.println("There is no display: pictures of the window are written instead.");
            HeadlessToolkit.choose();
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
