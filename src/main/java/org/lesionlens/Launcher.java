package org.lesionlens;

import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import javax.swing.JOptionPane;

/**
 * Starts {@link Main}, or tells a person that this Java is too old for it.
 *
 * <p>It is compiled for Java 8, so that older ones can run it: of the rest of the program they
 * would say only that a class file has a version that they do not know.
 */
public final class Launcher {

    private static final int NEEDED = 25; // as pom.xml says; LauncherTest compares

    private Launcher() {}

    /** The same as that of {@link Main}. */
    public static void main(String[] args) throws Exception {
        String complaint =
                complaint(
                        System.getProperty("java.specification.version"),
                        System.getProperty("java.home"));
        if (!complaint.isEmpty()) {
            System.err.println("lesionlens: " + complaint);
            boolean isDoubleClicked = args.length == 0 && System.console() == null;
            if (isDoubleClicked && !GraphicsEnvironment.isHeadless()) {
                JOptionPane.showMessageDialog(
                        null, complaint, "LesionLens", JOptionPane.ERROR_MESSAGE);
            }
            System.exit(1);
        }
        try {
            Class.forName("org.lesionlens.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
        }
    }

    /**
     * Blank if this Java will do.
     *
     * @param version as {@code java.specification.version} has it, "1.8" or "17"
     * @param home of this Java
     */
    static String complaint(String version, String home) {
        String number = version.startsWith("1.") ? version.substring(2) : version;
        if (Integer.parseInt(number) >= NEEDED) {
            return "";
        }
        return "LesionLens needs Java "
                + NEEDED
                + " or newer, and this is Java "
                + number
                + " in "
                + home
                + ". Install one, for example from https://adoptium.net, and start LesionLens with"
                + " its java, or name its folder in the variable JAVA_HOME.";
    }
}
