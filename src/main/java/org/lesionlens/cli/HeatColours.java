package org.lesionlens.cli;

import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for the colours of heat over a photo, of every command that draws it. */
final class HeatColours {

    @Option(
            names = "--opacity",
            paramLabel = "0..1",
            description = "Of the heat over the photo; default: ${DEFAULT-VALUE}.")
    private double opacity = 0.5;

    @Option(
            names = "--colour-map",
            paramLabel = "NAME",
            converter = ColourMapConverter.class,
            description = {
                "viridis, inferno, cividis, turbo, or jet (not recommended);",
                "default: viridis."
            })
    private ColourMap colourMap = ColourMap.VIRIDIS;

    /**
     * What the options ask for.
     *
     * @param asked the command line to blame
     * @param threshold heat below this part of the scale shows the photo
     * @throws ParameterException if a number is outside its range
     */
    OverlayStyle style(CommandLine asked, double threshold) {
        try {
            return new OverlayStyle(opacity, threshold, colourMap);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(asked, "--" + e.getMessage(), e);
        }
    }
}
