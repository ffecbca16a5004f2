package org.lesionlens.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.figure.FigureLook;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.figure.TitleLine;
import org.lesionlens.overlay.OverlayStyle;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for how a figure looks. */
final class FigureLookOptions {

    private static final double SCREEN_DPI = 150;
    private static final double PRINT_DPI = 300;

    @Option(
            names = "--columns",
            paramLabel = "N",
            description = "Pairs beside each other, 1 to 20; default: 5 or fewer.")
    private @Nullable Integer columns;

    @Option(
            names = "--lines",
            paramLabel = "LINE",
            split = ",",
            description = {
                "What stands above each pair: id, outcome, probability, truth, facts,",
                "patient, heat, or none; default: all but patient."
            })
    private List<String> lines = new ArrayList<>();

    @Option(
            names = "--scale",
            paramLabel = "image|shared",
            description = {
                "Colours stretched to each image's own highest value, or one scale",
                "for all; default: image."
            })
    private String scale = "image";

    @Option(names = "--apart", description = "Leave a gap between photo and heat.")
    private boolean apart;

    @Option(
            names = "--page",
            paramLabel = "SIZE",
            description = {
                "fit, a4, a4-landscape, letter, letter-landscape, or WIDTHxHEIGHT in mm;",
                "what does not fit goes on on the next page; default: fit."
            })
    private String page = "fit";

    @Option(
            names = "--dpi",
            paramLabel = "N",
            description = "Pixels in an inch, 36 to 1200; default: 150 for PNG, else 300.")
    private @Nullable Double dpi;

    @Mixin private final HeatColours colours = new HeatColours();

    @Option(
            names = "--heat-threshold",
            paramLabel = "0..1",
            description = {
                "Heat below this part of the scale shows the photo;",
                "default: ${DEFAULT-VALUE}."
            })
    private double heatThreshold = 0.2;

    /**
     * What the options ask for.
     *
     * @param asked the command line to blame
     * @throws ParameterException if one is outside its range
     */
    FigureLook look(CommandLine asked, DrawingFormat format) {
        if (!scale.equals("image") && !scale.equals("shared")) {
            throw new ParameterException(asked, "--scale is neither image nor shared: " + scale);
        }
        FigurePaper paper =
                FigurePaper.named(page)
                        .orElseThrow(() -> new ParameterException(asked, "no --page: " + page));
        if (columns != null && columns < 1) {
            throw new ParameterException(asked, "--columns is not in 1 to 20: " + columns);
        }
        OverlayStyle style = colours.style(asked, heatThreshold);
        double usual = format == DrawingFormat.PNG ? SCREEN_DPI : PRINT_DPI;
        try {
            return new FigureLook(
                    style,
                    scale.equals("shared"),
                    apart,
                    columns == null ? 0 : columns,
                    titleLines(asked),
                    paper,
                    dpi == null ? usual : dpi);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(asked, "--" + e.getMessage(), e);
        }
    }

    private Set<TitleLine> titleLines(CommandLine asked) {
        if (lines.isEmpty()) {
            return FigureLook.USUAL;
        }
        if (lines.equals(List.of("none"))) {
            return Set.of();
        }
        return lines.stream().map(key -> line(asked, key)).collect(Collectors.toSet());
    }

    private static TitleLine line(CommandLine asked, String key) {
        return Arrays.stream(TitleLine.values())
                .filter(line -> line.key().equals(key))
                .findAny()
                .orElseThrow(() -> new ParameterException(asked, "no line of --lines: " + key));
    }
}
