package org.lesionlens.cli;

import org.lesionlens.overlay.OverlayStyle;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for how heat is laid over a photo. */
final class OverlayOptions {

    @Mixin private final HeatColours colours = new HeatColours();

    @Option(
            names = "--threshold",
            paramLabel = "0..1",
            description = {
                "Heat below this part of the image's highest shows the photo;",
                "default: ${DEFAULT-VALUE}."
            })
    private double threshold = 0.2;

    /**
     * What the options ask for.
     *
     * @param asked the command line to blame
     * @throws ParameterException if a number is outside its range
     */
    OverlayStyle style(CommandLine asked) {
        return colours.style(asked, threshold);
    }
}
