package org.lesionlens.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.doctor.InstallationCheck;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;

/** A process of its own, for tests to stop. */
final class StopProcess {

    private StopProcess() {}

    /** Runs the program with these arguments, once started. */
    static ProcessBuilder of(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dai.djl.offline=true");
        command.add("-DOPT_OUT_TRACKING=true");
        command.add("-Djava.awt.headless=true");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(StopProcess.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    public static void main(String[] args) {
        try (var engine = new TorchEngine()) {
            var analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
            var command =
                    new LesionLensCommand(
                            engine,
                            analyzer,
                            new CliEnvironment(
                                    Invocation.MODEL,
                                    null,
                                    null,
                                    null,
                                    Invocation.STORE,
                                    new InstallationCheck(List.of()),
                                    false),
                            System.out,
                            System.err);
            System.exit(command.run(args));
        }
    }
}
