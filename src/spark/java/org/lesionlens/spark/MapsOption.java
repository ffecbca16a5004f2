package org.lesionlens.spark;

import java.util.List;
import java.util.stream.Stream;
import org.lesionlens.cli.MethodConverter;
import org.lesionlens.explain.ExplanationMethod;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for maps that are kept beside the rows. */
final class MapsOption {

    @Option(
            names = "--maps",
            description = "Keep each photo's Grad-CAM in results.parquet, too, as column map.")
    private boolean own;

    @Option(
            names = "--method",
            split = ",",
            paramLabel = "KEY",
            converter = MethodConverter.class,
            description = {
                "Keep each photo's map by this method, too, as column map_KEY; may be repeated.",
                "All methods of explain, with its usual settings: those of a layer are almost",
                "free, ablation-cam and tta take some runs of the network, others many."
            })
    private List<ExplanationMethod> methods = List.of();

    /**
     * Refuses a method that is named twice.
     *
     * @param asked the command line to blame
     */
    void check(CommandLine asked) {
        if (methods.stream().distinct().count() < methods.size()) {
            throw new ParameterException(asked, "--method names a method twice");
        }
    }

    /** What is asked for. */
    List<MapColumn> columns() {
        return Stream.concat(
                        own ? Stream.of(MapColumn.OWN) : Stream.of(),
                        methods.stream().map(MapColumn::of))
                .toList();
    }
}
