package org.lesionlens;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private static final String MOVE =
            "Set " + UserFolders.VARIABLE + " to a folder in which files may be written and run.";

    private Checks() {}

    static InstallationCheck of(
            Installation installation, UserFolders folders, TorchEngine engine, Analyzer analyzer) {
        Path model = installation.demoModel().orElse(null);
        Path home = Path.of(System.getProperty("user.home"));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Check> checks = new ArrayList<>(SystemChecks.all(version()));
        checks.add(new DisplayCheck());
        checks.add(new FolderCheck("Data", folders.data(), home, MOVE));
        checks.add(new FolderCheck("Cache", folders.natives(), home, MOVE));
        checks.add(
                new FolderCheck(
                        "Temporary",
                        temporary,
                        home,
                        "Set -Djava.io.tmpdir to a folder that can be written."));
        checks.add(new SamplesCheck(installation.samples().orElse(null)));
        checks.add(new EngineCheck(engine::facts));
        // A further way of running networks is a further line here.
        checks.add(new NetworkCheck("Network", engine::load, Tolerance.EXACT, analyzer, model));
        return new InstallationCheck(checks);
    }

    /** As the jar's manifest says; run from classes there is none. */
    private static String version() {
        String version = Checks.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
