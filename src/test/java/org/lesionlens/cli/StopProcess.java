package org.lesionlens.cli;

import org.lesionlens.analysis.Analyzer;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;

/** A process of its own, which {@link StopSignalTest} stops. */
final class StopProcess {

    private StopProcess() {}

    public static void main(String[] args) {
        try (var engine = new TorchEngine()) {
            var analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
            var command =
                    new LesionLensCommand(
                            engine,
                            analyzer,
                            new CliEnvironment(
                                    Invocation.MODEL, null, null, Invocation.STORE, false),
                            System.out,
                            System.err);
            System.exit(command.run(args));
        }
    }
}
