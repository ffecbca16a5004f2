package org.lesionlens.inference;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a Java is started beside this one to try what may end its process. */
final class ChildJvm {

    private static final List<String> PASSED_ON =
            List.of(
                    "ai.djl.offline",
                    "OPT_OUT_TRACKING",
                    "ENGINE_CACHE_DIR",
                    "PYTORCH_LIBRARY_PATH",
                    "PYTORCH_FLAVOR",
                    "PYTORCH_VERSION",
                    LibtorchChoice.OWN,
                    LibtorchChoice.NAMED,
                    "com.luciad.imageio.webp.tmpdir",
                    "java.io.tmpdir",
                    "user.home");

    /** Names the program's jar where another program runs it, and has it not on its class path. */
    private static final String JAR = "lesionlens.jar";

    private ChildJvm() {}

    /**
     * The command that starts it.
     *
     * @param report that its virtual machine writes should it be ended
     */
    static List<String> command(Class<?> main, Path report, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx" + Runtime.getRuntime().maxMemory() / 1024 + "k", // no less
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + report,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true"));
        for (String property : PASSED_ON) {
            String value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        command.addAll(List.of("-cp", classPath()));
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }

    private static String classPath() {
        String own = System.getProperty(JAR, "");
        String others = System.getProperty("java.class.path");
        return own.isEmpty() ? others : own + File.pathSeparator + others;
    }
}
