package org.lesionlens;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.doctor.Check;
import org.lesionlens.doctor.DisplayCheck;
import org.lesionlens.doctor.EngineCheck;
import org.lesionlens.doctor.FolderCheck;
import org.lesionlens.doctor.InstallationCheck;
import org.lesionlens.doctor.NetworkCheck;
import org.lesionlens.doctor.NetworkCheck.Tolerance;
import org.lesionlens.doctor.SamplesCheck;
import org.lesionlens.doctor.SystemChecks;
import org.lesionlens.inference.TorchEngine;

/** What is looked at when a person has this installation checked. */
final class Checks {

    private static final String FORGETS =
            "It works, and remembers nothing: results, settings and accepted models are lost at its"
                    + " end. Set "
                    + UserFolders.VARIABLE
                    + " to a folder in which files may be written and run.";

    private static final String MOVE =
            "Set " + UserFolders.VARIABLE + " to a folder in which files may be written and run.";

    private Checks() {}

    static InstallationCheck of(
            Installation installation, UserFolders folders, TorchEngine engine, Analyzer analyzer) {
        Path model = installation.demoModel().orElse(null);
        Path home = Path.of(System.getProperty("user.home"));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        boolean isUnpacked = installation.libtorch().isEmpty(); // half a gigabyte, to stay there
        List<Check> checks = new ArrayList<>(SystemChecks.all(version()));
        checks.add(new DisplayCheck());
        checks.add(new FolderCheck("Data", folders.data(), home, false, FORGETS));
        checks.add(new FolderCheck("Cache", folders.natives(), home, isUnpacked, MOVE));
        checks.add(
                new FolderCheck(
                        "Temporary",
                        temporary,
                        home,
                        true,
                        "Set -Djava.io.tmpdir to a folder that can be written."));
        checks.add(new SamplesCheck(installation.samples().orElse(null)));
        checks.add(new EngineCheck(engine::facts));
        // A further way of running networks is a further line here.
        checks.add(new NetworkCheck("Network", engine::load, Tolerance.EXACT, analyzer, model));
        return new InstallationCheck(checks);
    }

    /** What runs where, a line each, for a report of a fault; loads nothing, as that may be it. */
    static List<String> facts() {
        List<String> facts = new ArrayList<>();
        try {
            for (Check check : SystemChecks.all(version())) {
                facts.add("%-11s  %s".formatted(check.what(), check.look().found()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the report is about to be the last thing
        }
        facts.add("%-11s  %s".formatted("Bridge", bridge()));
        return facts;
    }

    /** From Java to libtorch: its version and that of libtorch which it fits. */
    private static String bridge() {
        var properties = new Properties();
        try (InputStream in = Checks.class.getResourceAsStream("/jnilib/pytorch.properties")) {
            properties.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            return "unknown";
        }
        boolean isOther = System.getenv("PYTORCH_LIBRARY_PATH") != null;
        return "libtorch "
                + properties.getProperty("jni_version", "unknown").replace("-", ", DJL ")
                + (isOther ? ", which the environment names" : "");
    }

    /** As the jar's manifest says; run from classes there is none. */
    private static String version() {
        String version = Checks.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
